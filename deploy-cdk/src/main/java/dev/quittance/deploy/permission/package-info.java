/** Who may do what, read from synthesized templates: identity policies of every kind, trust, and the policies of resources. */
@NullMarked
package dev.quittance.deploy.permission;

import org.jspecify.annotations.NullMarked;

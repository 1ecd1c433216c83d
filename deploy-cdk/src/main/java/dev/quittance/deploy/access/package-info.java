/** Who may deploy: one workflow of one repository, into one environment. */
@NullMarked
package dev.quittance.deploy.access;

import org.jspecify.annotations.NullMarked;

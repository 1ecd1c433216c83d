/** Synthesized templates, read as plain JSON: what is proved is what CloudFormation gets. */
@NullMarked
package dev.quittance.deploy.template;

import org.jspecify.annotations.NullMarked;

/** The workflows of GitHub Actions, held to rules. */
@NullMarked
package dev.quittance.deploy.workflow;

import org.jspecify.annotations.NullMarked;

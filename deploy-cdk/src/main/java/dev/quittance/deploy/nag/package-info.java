/** cdk-nag's findings that we live with, each with its reason and an end. */
@NullMarked
package dev.quittance.deploy.nag;

import org.jspecify.annotations.NullMarked;

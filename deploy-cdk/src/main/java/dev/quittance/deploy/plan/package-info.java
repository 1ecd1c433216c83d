/** What a deployment would do to what is deployed, told before it is done. */
@NullMarked
package dev.quittance.deploy.plan;

import org.jspecify.annotations.NullMarked;

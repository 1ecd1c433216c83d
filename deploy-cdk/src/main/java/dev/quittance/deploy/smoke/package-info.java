/** Whether a deployment takes payments: one real payment through the front door, to its end. */
@NullMarked
package dev.quittance.deploy.smoke;

import org.jspecify.annotations.NullMarked;

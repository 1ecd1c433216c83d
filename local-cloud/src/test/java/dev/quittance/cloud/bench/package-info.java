/** How much the packaged platform carries on this machine, how long a payment takes, and which process is the limit. */
@NullMarked
package dev.quittance.cloud.bench;

import org.jspecify.annotations.NullMarked;

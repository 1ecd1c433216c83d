/** AWS's protocols as far as both sides of them are ours: calls in JSON out of here, calls over HTTP in. */
@NullMarked
package dev.quittance.cloud.protocol;

import org.jspecify.annotations.NullMarked;

/** Somebody who reads the guide, types every sample in, and compares what happens with what the page shows. */
@NullMarked
package dev.quittance.cloud.guide;

import org.jspecify.annotations.NullMarked;

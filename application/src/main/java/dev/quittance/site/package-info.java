/** The static site: served from a folder where no CloudFront stands in front, and the facts it is built from. */
@NullMarked
package dev.quittance.site;

import org.jspecify.annotations.NullMarked;

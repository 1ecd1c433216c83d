/** Makes the static site: pages, pictures and the API reference, checked for broken links before it is written. */
@NullMarked
package dev.quittance.sitebuilder;

import org.jspecify.annotations.NullMarked;

/** Real Chromium, for the tests of pages: what a visitor sees, what axe finds wrong, and what the console complains of. */
@NullMarked
package dev.quittance.browser;

import org.jspecify.annotations.NullMarked;

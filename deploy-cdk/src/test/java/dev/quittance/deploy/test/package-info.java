/** Fixtures. */
@NullMarked
package dev.quittance.deploy.test;

import org.jspecify.annotations.NullMarked;

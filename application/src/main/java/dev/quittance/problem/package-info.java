/** Every answer that is not a success: RFC 9457 problems with a code that has a page. */
@NullMarked
package dev.quittance.problem;

import org.jspecify.annotations.NullMarked;

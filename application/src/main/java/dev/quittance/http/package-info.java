/** What every HTTP exchange gets: a request id, strict JSON, and a problem document when it fails. */
@NullMarked
package dev.quittance.http;

import org.jspecify.annotations.NullMarked;

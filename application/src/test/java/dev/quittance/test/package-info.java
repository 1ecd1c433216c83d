/** What the application's tests share: a real database, and an API client that reads as sentences. */
@NullMarked
package dev.quittance.test;

import org.jspecify.annotations.NullMarked;

/**
 * What the functions need of AWS, whichever work they do: the messages of a batch taken one by one, each failing alone,
 * and clients that never wait longer than a function may run.
 */
@NullMarked
package dev.quittance.aws;

import org.jspecify.annotations.NullMarked;

/**
 * The journal, read: what the functions and the application told about a payment, as the recorder keeps it in DynamoDB.
 * Payments never wait for it and go on without it.
 */
@NullMarked
package dev.quittance.journal;

import org.jspecify.annotations.NullMarked;

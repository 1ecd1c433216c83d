/** The journal: the append-only record of everything that was told about a payment, in DynamoDB. */
@NullMarked
package dev.quittance.journal;

import org.jspecify.annotations.NullMarked;

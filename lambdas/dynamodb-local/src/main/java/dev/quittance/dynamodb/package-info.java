/** Amazon's DynamoDB Local for tests: the real conditions and transactions, in a process of its own. */
@NullMarked
package dev.quittance.dynamodb;

import org.jspecify.annotations.NullMarked;

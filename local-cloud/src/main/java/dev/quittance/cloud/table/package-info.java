/** DynamoDB on one machine: Amazon's DynamoDB Local in a process of its own, kept on disk unless told otherwise. */
@NullMarked
package dev.quittance.cloud.table;

import org.jspecify.annotations.NullMarked;

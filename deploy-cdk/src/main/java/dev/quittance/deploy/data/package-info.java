/** What must never be lost: the relational database and the DynamoDB tables. */
@NullMarked
package dev.quittance.deploy.data;

import org.jspecify.annotations.NullMarked;

/** RDS on one machine: a PostgreSQL of our own, its data kept between runs. */
@NullMarked
package dev.quittance.cloud.database;

import org.jspecify.annotations.NullMarked;

/**
 * Child processes: started on a leash that ends them with their parent, recorded, watched, started again, stopped.
 *
 * <p>A leash is a pipe from the supervisor. The kernel closes it however the supervisor ends, kill -9 included, and a
 * small shell that reads it then ends the child. What even that misses is found at the next start by its record.
 */
@NullMarked
package dev.quittance.cloud.process;

import org.jspecify.annotations.NullMarked;

/** The operators' way in: finds the machines of an environment and opens a tunnel through its bastion. */
@NullMarked
package dev.quittance.deploy.tunnel;

import org.jspecify.annotations.NullMarked;

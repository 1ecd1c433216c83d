/** The description of queues, topic, functions and tables that the local cloud is built from too. */
@NullMarked
package dev.quittance.deploy.wiring;

import org.jspecify.annotations.NullMarked;

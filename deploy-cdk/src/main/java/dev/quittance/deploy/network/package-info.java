/** The private network: tiers, routes, and the walls between them. */
@NullMarked
package dev.quittance.deploy.network;

import org.jspecify.annotations.NullMarked;

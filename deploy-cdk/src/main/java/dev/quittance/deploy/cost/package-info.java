/** What an environment costs, from its templates, one dated file of prices and one of what a payment uses. */
@NullMarked
package dev.quittance.deploy.cost;

import org.jspecify.annotations.NullMarked;

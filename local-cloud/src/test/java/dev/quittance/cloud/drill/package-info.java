/**
 * The drill: hundreds of payments while everything that can die is killed, and then the reckoning, item by item, whether
 * each of them ended as it was promised and nobody paid twice.
 */
@NullMarked
package dev.quittance.cloud.drill;

import org.jspecify.annotations.NullMarked;

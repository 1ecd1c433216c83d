package dev.quittance.delivery;

import dev.quittance.delivery.Lanes.Flight;

/**
 * An attempt that is over and not yet on record.
 *
 * @param claim the number of the claim under which it was made
 */
record Finished(String deliveryId, int claim, String receiverId, AttemptResult result, Flight flight) {}

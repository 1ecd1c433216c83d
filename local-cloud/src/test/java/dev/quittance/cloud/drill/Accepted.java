package dev.quittance.cloud.drill;

import java.util.List;

/**
 * A payment that the API answered for with 201.
 *
 * @param amount in minor units
 * @param commands about it that the API answered for afterwards
 */
record Accepted(String paymentId, String idempotencyKey, Plan plan, long amount, List<Command> commands) {

    Accepted {
        commands = List.copyOf(commands);
    }
}

package dev.quittance.cloud.drill;

import java.util.List;

/**
 * What those who are to be told say that they were.
 *
 * @param subscribers their names, also of those who were told nothing
 * @param webhooks that were answered with success, in no order; one that came again is here again
 * @param mails in the mailbox; one that came again is here again
 */
record Told(List<String> subscribers, List<Webhook> webhooks, List<Mail> mails) {

    record Webhook(String subscriber, String eventId) {}

    /** @param id of the message: the same when the same mail comes again */
    record Mail(String id, String to, Letter letter) {}
}

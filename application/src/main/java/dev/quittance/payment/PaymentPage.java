package dev.quittance.payment;

import java.util.List;

/**
 * One page of a list, newest first.
 *
 * @param hasMore whether another page follows, beginning after the last id of this one
 */
record PaymentPage(List<PaymentView> data, boolean hasMore) {}

package dev.quittance.webhook;

import java.util.List;

/**
 * One page of a list, newest first.
 *
 * @param hasMore whether another page follows, beginning after the last id of this one
 */
record WebhookEndpointPage(List<WebhookEndpointView> data, boolean hasMore) {}

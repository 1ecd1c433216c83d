package dev.quittance.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is told of events, and how the telling went; all merchants' together. */
public interface WebhookConsole {

    /**
     * A page of 50 endpoints that were not deleted, newest first.
     *
     * @param merchant whose; empty for everyone's
     * @param troubled only those that were given up, rest, or do nothing but fail
     * @param older the id to go on after; empty to begin
     */
    EndpointList endpoints(String merchant, boolean troubled, String older);

    /** Also one that its merchant has deleted. */
    Optional<Endpoint> endpoint(String id);

    /**
     * A page of 50 deliveries to an endpoint, newest first.
     *
     * @param status only those; empty for all
     * @param older the id to go on after; empty to begin
     */
    DeliveryList deliveries(String endpoint, String status, String older);

    /** A delivery of any kind, with its latest 100 attempts. */
    Optional<Story> delivery(String id);

    /** Gives up whatever is owed to it and tells its merchant, who can enable it again. */
    void disable(Act act, String endpoint);

    /** With a clean slate; what it missed comes when it is asked for. */
    void enable(Act act, String endpoint);

    /** Owes an endpoint what it didn't get, 10,000 deliveries at most: the rest is asked for again. */
    Replayed replay(Act act, String endpoint, Missed which, LookBack since);

    /** Owes one delivery once more, whatever became of it. */
    void replay(Act act, String delivery);

    /** What an endpoint didn't get. */
    enum Missed {
        /** Was given up, or waits for its next attempt. */
        FAILED,
        /** Was never owed: the endpoint was disabled, or subscribed to less. */
        MISSING
    }

    /** How far a replay goes back. Spans, because a time of day at three in the morning is soon that of another zone. */
    enum LookBack {
        HOUR(Duration.ofHours(1)),
        SIX_HOURS(Duration.ofHours(6)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        FOUR_WEEKS(Duration.ofDays(28));

        private final Duration span;

        LookBack(Duration span) {
            this.span = span;
        }

        public Instant from(Instant now) {
            return now.minus(span);
        }

        /** As it stands in forms. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param hasMore whether there was more than is owed at once */
    record Replayed(int deliveries, boolean hasMore) {}

    /** @param older the cursor towards older ones; null at the end */
    record EndpointList(List<Endpoint> rows, @Nullable String older) {}

    /** @param older the cursor towards older ones; null at the end */
    record DeliveryList(List<DeliveryRow> rows, @Nullable String older) {}

    /**
     * A subscriber and how it fares.
     *
     * @param status {@code enabled}, {@code disabled} or {@code deleted}
     * @param disabledReason {@code by_merchant}, {@code by_operator}, {@code gone} or {@code failing}
     * @param failingSince the first of nothing but failures
     * @param pausedUntil it asked for a rest, or needs one
     * @param owed deliveries that are pending; counted up to 100
     * @param exhausted deliveries of which every attempt failed; counted up to 100
     */
    record Endpoint(
            String id,
            String merchantId,
            String mode,
            String url,
            List<String> types,
            boolean ordered,
            @Nullable Integer perSecondMax,
            String status,
            @Nullable String disabledReason,
            @Nullable Instant failingSince,
            @Nullable Instant pausedUntil,
            int owed,
            int exhausted,
            Instant createdAt) {

        public boolean enabled() {
            return status.equals("enabled");
        }

        public boolean disabled() {
            return status.equals("disabled");
        }

        /** Where the form of an act goes. */
        public String act(String act) {
            return "/admin/webhooks/" + id + "/" + act;
        }
    }

    /**
     * One thing owed to one receiver.
     *
     * @param kind {@code webhook}, {@code receipt} or {@code notice}
     * @param receiver the endpoint's id, or the address of a mail
     * @param status {@code pending}, {@code delivered}, {@code exhausted} or {@code skipped}
     * @param attempts how many began
     * @param last what came of the latest that ended
     * @param nextAttemptAt as long as it is pending
     */
    record DeliveryRow(
            String id,
            String kind,
            String receiver,
            String eventType,
            @Nullable String eventId,
            @Nullable String paymentId,
            String status,
            int attempts,
            String last,
            @Nullable Instant nextAttemptAt,
            Instant createdAt) {

        public boolean webhook() {
            return kind.equals("webhook");
        }

        /** Where the form that replays it goes. */
        public String replayAct() {
            return "/admin/webhooks/deliveries/" + id + "/replay";
        }
    }

    /**
     * A delivery and all that is known of it.
     *
     * @param body the JSON that a webhook carries, indented; null for a mail
     * @param attempts newest first
     */
    record Story(
            DeliveryRow delivery,
            String merchantId,
            @Nullable String body,
            List<Attempt> attempts) {}

    /**
     * One try.
     *
     * @param statusCode of HTTP, when there was an answer
     * @param error why it failed; null when it was delivered
     * @param answer the beginning of what the receiver answered
     */
    record Attempt(
            int number,
            Instant startedAt,
            int latencyMillis,
            @Nullable Integer statusCode,
            @Nullable String error,
            @Nullable String answer) {

        public boolean delivered() {
            return error == null;
        }
    }
}

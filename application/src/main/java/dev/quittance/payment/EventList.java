package dev.quittance.payment;

import dev.quittance.merchant.Caller;
import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * All of a merchant's events, newest first: where a subscriber that was away reads up on what it missed.
 *
 * <p>Towards newer events it ends at the {@link EventHorizon}, so that who reads on from the newest passes none by; while a
 * transaction takes its time, at what is {@value #SETTLED_AFTER_MINUTES} minutes old, for none of ours lasts as long. The
 * events of one payment are committed in their order and are all shown.
 */
@ApplicationScoped
class EventList {

    private static final int TYPES_MAX = 20;
    private static final String PATTERN = "\\*|[a-z_]+(\\.[a-z_]+)*(\\.\\*)?";

    private static final int SETTLED_AFTER_MINUTES = 10;

    /**
     * Places are given in the order of time but for those minutes: what is older by more ends the search, which would else
     * read all that the merchant has.
     */
    private static final String NEWER = """
            occurred_at %1$s :%2$s AND place > coalesce((
                SELECT place FROM payment_event
                WHERE merchant_id = :merchant AND mode = :mode
                    AND occurred_at < CAST(:%2$s AS timestamptz) - interval '%3$d minutes'
                ORDER BY occurred_at DESC LIMIT 1), 0)""";

    /** And what is newer by more begins it. */
    private static final String OLDER = """
            occurred_at %1$s :%2$s AND place < coalesce((
                SELECT place FROM payment_event
                WHERE merchant_id = :merchant AND mode = :mode
                    AND occurred_at > CAST(:%2$s AS timestamptz) + interval '%3$d minutes'
                ORDER BY occurred_at LIMIT 1), 9223372036854775807)""";

    private final Session session;
    private final EventHorizon horizon;
    private final InstantSource time;

    EventList(Session session, EventHorizon horizon, InstantSource time) {
        this.session = session;
        this.horizon = horizon;
        this.time = time;
    }

    Page<EventView> read(Caller caller, Query query) {
        var isWholly =
                query.text("payment").isPresent() || query.cursor().after().isPresent();
        var settled = isWholly ? Optional.<Long>empty() : horizon.settled(caller);
        return QuarkusTransaction.requiringNew().call(() -> {
            var list = list(caller, query);
            if (!isWholly) {
                settled.ifPresentOrElse(
                        place -> list.where("place <= :settled", "settled", place),
                        () -> list.where("occurred_at < :settled", "settled", longAgo()));
            }
            return list.read(session, query, id -> EventEntry.find(caller, id).isPresent())
                    .map(EventEntry::view);
        });
    }

    private Instant longAgo() {
        return time.instant().minus(Duration.ofMinutes(SETTLED_AFTER_MINUTES));
    }

    private static Listing<EventEntry> list(Caller caller, Query query) {
        var list = new Listing<>(EventEntry.class, "payment_event", "place")
                .of(caller.merchantId(), caller.mode())
                .where("payment_id = :payment", "payment", query.text("payment"))
                .where(bounded(NEWER, ">", "from"), "from", query.time("created[gt]"))
                .where(bounded(NEWER, ">=", "since"), "since", query.time("created[gte]"))
                .where(bounded(OLDER, "<", "to"), "to", query.time("created[lt]"))
                .where(bounded(OLDER, "<=", "until"), "until", query.time("created[lte]"));
        types(query, "type", 1).ifPresent(list::where);
        types(query, "types", TYPES_MAX).ifPresent(list::where);
        deliverySuccess(query).ifPresent(success -> list.where((success ? "NOT " : "") + """
                        EXISTS (SELECT FROM delivery WHERE delivery.event_id = payment_event.id
                            AND delivery.merchant_id = payment_event.merchant_id AND delivery.mode = payment_event.mode
                            AND delivery.kind = 'webhook' AND delivery.status <> 'delivered')"""));
        return list;
    }

    private static String bounded(String condition, String comparison, String time) {
        return condition.formatted(comparison, time, SETTLED_AFTER_MINUTES);
    }

    @Transactional
    EventView get(Caller caller, String id) {
        return EventEntry.find(caller, id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no event " + id + "."))
                .view();
    }

    /** A condition that names the types, so that PostgreSQL knows how rare they are. */
    private static Optional<String> types(Query query, String name, int max) {
        return query.text(name).map(text -> {
            var patterns = List.of(text.split(",", -1));
            if (patterns.size() > max || !patterns.stream().allMatch(pattern -> pattern.matches(PATTERN))) {
                throw ProblemException.at(
                        name,
                        ProblemCode.PARAMETER_INVALID,
                        "Up to " + max + ", such as payment.succeeded or payment.*, separated by commas.");
            }
            var types = EventTypes.matching(patterns);
            return types.isEmpty() ? "false" : types.stream().collect(Collectors.joining("', '", "type IN ('", "')"));
        });
    }

    /** False: an endpoint was not told, or not yet. */
    private static Optional<Boolean> deliverySuccess(Query query) {
        return query.text("delivery_success").map(text -> {
            if (!text.matches("true|false")) {
                throw ProblemException.at("delivery_success", ProblemCode.PARAMETER_INVALID, "true or false.");
            }
            return Boolean.valueOf(text);
        });
    }
}

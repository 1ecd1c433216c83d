package dev.quittance.webhook;

import static java.util.Objects.requireNonNull;

import dev.quittance.events.Mode;
import dev.quittance.id.Ids;
import dev.quittance.merchant.Caller;
import dev.quittance.payment.EventTypes;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A subscriber's URL, its secret and what it wants to be told of. */
@Entity
@Table(name = "webhook_endpoint")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class WebhookEndpoint extends PanacheEntityBase {

    @Id
    private String id;

    private String merchantId;
    private Mode mode;
    private String url;
    private List<String> types;
    private @Nullable String description;
    private boolean ordered;
    private @Nullable Integer perSecondMax;
    private EndpointStatus status;
    private @Nullable DisabledReason disabledReason;
    private byte[] secret;
    private byte @Nullable [] previousSecret;
    private @Nullable Instant previousSecretUntil;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant deletedAt;

    static WebhookEndpoint create(Caller caller, EndpointSettings settings, WebhookSecret secret, Instant now) {
        var endpoint = new WebhookEndpoint();
        endpoint.id = Ids.webhookEndpoint(now);
        endpoint.merchantId = caller.merchantId();
        endpoint.mode = caller.mode();
        endpoint.secret = secret.key();
        endpoint.createdAt = now;
        endpoint.change(settings, now);
        return endpoint;
    }

    static Optional<WebhookEndpoint> find(Caller caller, String id) {
        return find(
                        "id = ?1 and merchantId = ?2 and mode = ?3 and deletedAt is null",
                        id,
                        caller.merchantId(),
                        caller.mode())
                .firstResultOptional();
    }

    static WebhookEndpoint get(Caller caller, String id) {
        return find(caller, id)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no webhook endpoint " + id + "."));
    }

    static boolean exists(Caller caller, String id) {
        return count(
                        "id = ?1 and merchantId = ?2 and mode = ?3 and deletedAt is null",
                        id,
                        caller.merchantId(),
                        caller.mode())
                > 0;
    }

    static long count(Caller caller) {
        return count("merchantId = ?1 and mode = ?2 and deletedAt is null", caller.merchantId(), caller.mode());
    }

    /** The ids of those that want to be told of a type. */
    static List<String> subscribed(String merchantId, Mode mode, String type) {
        return getSession()
                .createNativeQuery("""
                        SELECT id FROM webhook_endpoint
                        WHERE merchant_id = :merchant AND mode = :mode AND deleted_at IS NULL AND status = 'enabled'
                            AND types && CAST(:patterns AS text[])
                        ORDER BY id""", Tuple.class)
                // So that what else is new need not be written first.
                .addSynchronizedEntityClass(WebhookEndpoint.class)
                .setParameter("merchant", merchantId)
                .setParameter("mode", mode.name().toLowerCase(java.util.Locale.ROOT))
                .setParameter("patterns", EventTypes.patternsOf(type).toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }

    static Map<String, WebhookEndpoint> byId(Collection<String> ids) {
        return WebhookEndpoint.<WebhookEndpoint>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(WebhookEndpoint::id, Function.identity()));
    }

    void change(EndpointSettings settings, Instant now) {
        url = requireNonNull(settings.url());
        types = requireNonNull(settings.types()).stream()
                .map(type -> requireNonNull(type))
                .toList();
        description = settings.description();
        ordered = Boolean.TRUE.equals(settings.ordered());
        perSecondMax = settings.perSecondMax();
        if (settings.status() == EndpointStatus.DISABLED) {
            disable(DisabledReason.BY_MERCHANT, now);
        } else {
            enable(now);
        }
        updatedAt = now;
    }

    void enable(Instant now) {
        status = EndpointStatus.ENABLED;
        disabledReason = null;
        updatedAt = now;
    }

    /** Sends it nothing any more; the reason it already has stands. */
    void disable(DisabledReason reason, Instant now) {
        if (status != EndpointStatus.DISABLED) {
            status = EndpointStatus.DISABLED;
            disabledReason = reason;
            updatedAt = now;
        }
    }

    void delete(Instant now) {
        disable(DisabledReason.BY_MERCHANT, now);
        deletedAt = now;
    }

    /** Signs with both secrets until the overlap is over; a secret before the previous one is forgotten. */
    void rotate(WebhookSecret next, Duration overlap, Instant now) {
        previousSecret = secret;
        previousSecretUntil = now.plus(overlap);
        secret = next.key();
        updatedAt = now;
    }

    /** The secrets that sign at this moment, the newest first. */
    List<WebhookSecret> secrets(Instant now) {
        var secrets = new ArrayList<WebhookSecret>(List.of(new WebhookSecret(secret)));
        if (previousSecret != null && previousSecretUntil != null && now.isBefore(previousSecretUntil)) {
            secrets.add(new WebhookSecret(previousSecret));
        }
        return secrets;
    }

    EndpointSettings settings() {
        return new EndpointSettings(url, List.copyOf(types), description, ordered, perSecondMax, status);
    }

    WebhookEndpointView view(@Nullable WebhookSecret shown) {
        return new WebhookEndpointView(
                id,
                mode,
                url,
                types,
                description,
                ordered,
                perSecondMax,
                status,
                disabledReason,
                shown == null ? null : shown.text(),
                previousSecretUntil,
                createdAt,
                updatedAt);
    }

    WebhookEndpoint requireEnabled() {
        if (!isEnabled()) {
            throw new ProblemException(
                    ProblemCode.WEBHOOK_ENDPOINT_DISABLED, "The endpoint is disabled. Enable it first.");
        }
        return this;
    }

    /** The types that its patterns stand for today. */
    List<String> subscribedTypes() {
        return EventTypes.matching(types);
    }

    boolean isEnabled() {
        return status == EndpointStatus.ENABLED && !isDeleted();
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    String id() {
        return id;
    }

    String merchantId() {
        return merchantId;
    }

    Mode mode() {
        return mode;
    }

    URI url() {
        return URI.create(url);
    }
}

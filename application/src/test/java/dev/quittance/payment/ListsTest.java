package dev.quittance.payment;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.asNewMerchant;
import static dev.quittance.test.Webhooks.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.merchant.Merchants;
import dev.quittance.resolution.Psp;
import dev.quittance.test.TestClock;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ListsTest {

    private static final String EVENTS = "/api/v1/events";

    @Inject
    Merchants merchants;

    @Inject
    PaymentEvents events;

    @Inject
    InstantSource time;

    @Inject
    TestClock clock;

    @Inject
    Psp psp;

    private RequestSpecification merchant;
    private String paid;
    private String declined;
    private String open;

    /** Oldest first, and different in everything that can be asked for. */
    @BeforeEach
    void threePayments() {
        merchant = asNewMerchant(merchants);
        paid = pay("paid", """
                {"amount":1000,"currency":"EUR","payment_method":"pm_card_visa","reference":"order-1",
                 "receipt_email":"ada@example.com","metadata":{"cart":"7"}}""");
        declined = pay("declined", """
                {"amount":2000,"currency":"USD","payment_method":"pm_card_visa","metadata":{"cart":"8"}}""");
        open = pay("open", """
                {"amount":3000,"currency":"EUR","metadata":{"cart":"7","gift":"yes"}}""");
        psp.does(paid);
        psp.declines(declined);
    }

    @ParameterizedTest
    @CsvSource({
        "status=succeeded, paid",
        "status=requires_payment_method, open declined",
        "currency=EUR, open paid",
        "currency=USD&status=succeeded, ''",
        "amount[gte]=2000, open declined",
        "amount[gte]=1001&amount[lte]=2999, declined",
        "reference=order-1, paid",
        "receipt_email=ada@example.com, paid",
        "idempotency_key=declined, declined",
        "metadata[cart]=7, open paid",
        "metadata[cart]=7&metadata[gift]=yes, open",
        "created[gte]=2020-01-01T00:00:00Z, open declined paid",
        "created[lt]=2020-01-01T00:00:00Z, ''",
        "created[gte]=0001-01-01T00:00:00Z, open declined paid",
        "created[lt]=1969-12-31T00:00:00Z, ''",
    })
    void filter_findsWhatItNames_newestFirst(String filter, String found) {
        assertThat(list(PAYMENTS, filter, "idempotency_key")).isEqualTo(words(found));
    }

    @Test
    void pages_leadThereAndBack() {
        assertThat(list(PAYMENTS, "limit=2", "id")).containsExactly(open, declined);
        assertThat(list(PAYMENTS, "limit=2&starting_after=" + declined, "id")).containsExactly(paid);
        assertThat(list(PAYMENTS, "limit=2&ending_before=" + paid, "id")).containsExactly(open, declined);
        assertThat(list(PAYMENTS, "limit=1&ending_before=" + paid, "id")).containsExactly(declined);
        get(PAYMENTS + "?limit=1&starting_after=" + open).body("has_more", equalTo(true));
        get(PAYMENTS + "?limit=1&starting_after=" + declined).body("has_more", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({
        "type=payment.failed, payment.failed",
        "'types=payment.failed,payment.succeeded', payment.failed payment.succeeded",
        "type=refund.*, ''",
        "type=unheard.of, ''",
        "type=payment.succeeded&delivery_success=true, payment.succeeded",
        "delivery_success=false, ''",
        "type=payment.failed&created[gt]=2020-01-01T00:00:00Z&created[lt]=2999-01-01T00:00:00Z, payment.failed",
        "type=payment.failed&created[gte]=2020-01-01T00:00:00Z&created[lte]=2999-01-01T00:00:00Z, payment.failed",
        "created[lt]=2020-01-01T00:00:00Z, ''",
        "created[gte]=2999-01-01T00:00:00Z, ''",
    })
    void events_areFoundByTheirTypeAndTime(String filter, String types) {
        eventually()
                .untilAsserted(() -> assertThat(list(EVENTS, filter, "type")).isEqualTo(words(types)));
    }

    @Test
    void events_areFoundBetweenTwoHours() {
        clock.stop();
        var begun = clock.instant();
        var visa = "{\"amount\":1000,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}";
        clock.advance(Duration.ofHours(1));
        var next = pay("next-hour", visa);
        clock.advance(Duration.ofHours(1));
        var last = pay("last-hour", visa);
        var since = "type=payment.processing&created[gte]=" + begun.plus(Duration.ofMinutes(30));
        var until = "created[lt]=" + begun.plus(Duration.ofMinutes(90));
        eventually()
                .untilAsserted(() -> assertThat(list(EVENTS, since, "payment")).containsExactly(last, next));
        assertThat(list(EVENTS, since + "&" + until, "payment")).containsExactly(next);
        assertThat(list(EVENTS, "type=payment.processing&" + until, "payment")).containsExactly(next, declined, paid);
    }

    @Test
    void eventThatIsCommittedLate_isNotPassedByWhoReadsOn() {
        var newest = awaitNewest();
        QuarkusTransaction.requiringNew().run(() -> {
            events.append(Payment.findById(open), "payment.updated", time.instant());
            Panache.flush();
            pay("later", "{\"amount\":4000,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}");
            assertThat(list(EVENTS, "ending_before=" + newest, "type")).isEmpty();
        });
        eventually()
                .untilAsserted(() -> assertThat(list(EVENTS, "ending_before=" + newest, "type"))
                        .containsExactly("payment.processing", "payment.updated"));
    }

    @Test
    void eventOfASubscriber_isFoundUntilItIsDelivered() {
        String endpoint = given(merchant)
                .contentType(ContentType.JSON)
                .body("{\"url\":\"https://example.invalid/hook\",\"types\":[\"payment.canceled\"]}")
                .post("/api/v1/webhook-endpoints")
                .path("id");
        given(merchant)
                .header("Idempotency-Key", "cancel")
                .contentType(ContentType.JSON)
                .post(PAYMENTS + "/" + open + "/cancel")
                .then()
                .statusCode(200);
        eventually()
                .untilAsserted(() -> assertThat(list(EVENTS, "delivery_success=false", "type"))
                        .containsExactly("payment.canceled"));
        assertThat(list(EVENTS, "delivery_success=true", "type"))
                .contains("payment.succeeded")
                .doesNotContain("payment.canceled");
        given(merchant).delete("/api/v1/webhook-endpoints/" + endpoint).then().statusCode(204);
    }

    @Test
    void whatCantBeMeant_isRefused() {
        get(PAYMENTS + "?created[gte]=%2B999999999-01-01T00:00:00Z").statusCode(400);
        get("/api/v1/transactions?starting_after=&payment=" + paid).statusCode(400);
        get(PAYMENTS + "/%00").statusCode(404);
    }

    private ValidatableResponse get(String address) {
        return given(merchant).urlEncodingEnabled(false).get(address).then();
    }

    @Test
    void eventOfWhoeverWaitedFirst_isNotPassedBy_becauseItsPlaceIsLater() throws Exception {
        var newest = awaitNewest();
        var held = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        QuarkusTransaction.begin();
        var waiting = Payment.lock(paid).orElseThrow();
        var other = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    events.append(Payment.findById(open), "payment.updated", time.instant());
                    Panache.flush();
                    held.countDown();
                    await(letGo);
                }));
        await(held);
        events.append(waiting, "payment.reviewed", time.instant());
        QuarkusTransaction.commit();
        assertThat(list(EVENTS, "ending_before=" + newest, "type")).isEmpty();
        letGo.countDown();
        other.join();
        eventually()
                .untilAsserted(() -> assertThat(list(EVENTS, "ending_before=" + newest, "type"))
                        .containsExactly("payment.reviewed", "payment.updated"));
    }

    @Test
    void whoeverWritesSomethingElse_holdsUpNoEvents() {
        var newest = awaitNewest();
        QuarkusTransaction.requiringNew().run(() -> {
            Panache.getEntityManager()
                    .createNativeQuery("SELECT CAST(pg_current_xact_id() AS text)")
                    .getSingleResult();
            pay("another", "{\"amount\":1,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}");
            assertThat(list(EVENTS, "ending_before=" + newest, "type")).containsExactly("payment.processing");
        });
    }

    private String awaitNewest() {
        eventually()
                .untilAsserted(() -> assertThat(list(EVENTS, "limit=1", "type")).containsExactly("payment.failed"));
        return list(EVENTS, "limit=1", "id").getFirst();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String pay(String key, String body) {
        return given(merchant)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PAYMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> list(String path, String filter, String field) {
        return given(merchant)
                .get(path + "?" + filter)
                .then()
                .statusCode(200)
                .extract()
                .path("data." + field);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}

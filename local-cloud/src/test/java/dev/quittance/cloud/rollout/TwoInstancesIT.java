package dev.quittance.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.cloud.Eventually;
import dev.quittance.cloud.PackagedPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one database, as in production; only one of them hears outcomes, so that the other has to be told. */
class TwoInstancesIT {

    private static final int TIMES = 10;
    private static final int ASKING = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);
    private static final String HUNDRED = "{\"amount\":100,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}";

    @TempDir
    private static Path state;

    private static PackagedPlatform neighbours;
    private static Slot accepting;
    private static Slot resolving;
    private static List<Instance> instances;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void boot() throws Exception {
        neighbours = PackagedPlatform.startWithoutApplication(state.resolve("platform"));
        var slots = Slot.free(2);
        accepting = slots.getFirst();
        resolving = slots.getLast();
        var environment = HostEnvironment.beside(neighbours);
        var logs = Files.createDirectories(Path.of("target/two-instances"));
        instances = List.of(
                Instance.bootAlone(Build.previous().thatResolvesNothing(), accepting, environment, logs),
                Instance.bootAlone(Build.previous(), resolving, environment, logs));
        warmUp();
    }

    /** The first payment finds everything cold, and may take longer than anybody waits. */
    private static void warmUp() throws Exception {
        Eventually.seconds(
                120,
                () -> assertThat(json(post(
                                                accepting,
                                                "/payments",
                                                UUID.randomUUID().toString(),
                                                HUNDRED)
                                        .get())
                                .path("status")
                                .asText())
                        .isEqualTo("succeeded"));
    }

    @AfterAll
    static void end() throws Exception {
        for (var instance : instances) {
            instance.kill();
        }
        neighbours.close();
    }

    @Test
    void callerWhoWaits_isWoken_byAResolutionElsewhere() throws Exception {
        var answer = post(accepting, "/payments", UUID.randomUUID().toString(), HUNDRED)
                .get();
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=20");
        assertThat(json(answer).path("status").asText()).isEqualTo("succeeded");
    }

    @RepeatedTest(TIMES)
    void newKey_atBothAtOnce_hasOneEffect() throws Exception {
        var key = UUID.randomUUID().toString();
        var answers = IntStream.range(0, ASKING)
                .mapToObj(i -> post(i % 2 == 0 ? accepting : resolving, "/payments", key, HUNDRED))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .isSubsetOf(201, 409, 503)
                .contains(201);
        var found = json(get(resolving, "/payments?idempotency_key=" + key)).path("data");
        assertThat(found).hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(answer -> json(answer).path("id")))
                .containsOnly(found.get(0).path("id"));
    }

    @RepeatedTest(TIMES)
    void twoRefundsOfSixty_onAHundred_oneAtEach_oneIsRefused() throws Exception {
        var id = json(post(accepting, "/payments", UUID.randomUUID().toString(), HUNDRED)
                        .get())
                .path("id")
                .asText();
        var sixty = "{\"payment\":\"" + id + "\",\"amount\":60}";
        var one = post(accepting, "/refunds", UUID.randomUUID().toString(), sixty);
        var other = post(resolving, "/refunds", UUID.randomUUID().toString(), sixty);
        assertThat(List.of(one.get().statusCode(), other.get().statusCode())).containsExactlyInAnyOrder(201, 422);
        assertThat(json(get(accepting, "/payments/" + id))
                        .path("amount_refunded")
                        .asInt())
                .isEqualTo(60);
    }

    private static CompletableFuture<HttpResponse<String>> post(Slot instance, String path, String key, String body) {
        return HTTP.sendAsync(
                request(instance, path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .header("Prefer", "wait=20")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(Slot instance, String path) throws Exception {
        return HTTP.send(request(instance, path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(Slot instance, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.apiPort() + "/api/v1" + path))
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer sk_test_demo");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }
}

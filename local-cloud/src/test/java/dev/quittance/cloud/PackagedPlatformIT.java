package dev.quittance.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.quittance.browser.Browser.Screen;
import dev.quittance.cloud.guide.GuidePage;
import dev.quittance.cloud.guide.GuideReader;
import dev.quittance.cloud.guide.Visitor;
import dev.quittance.cloud.protocol.JsonCalls;
import dev.quittance.cloud.queue.Sqs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** One payment travels the whole path through the artifacts as they are packaged. */
class PackagedPlatformIT {

    private static final String DEAD_LETTERS = "/admin/dead-letters";

    @TempDir
    private static Path state;

    private static PackagedPlatform platform;
    private static Merchant merchant;

    @BeforeAll
    static void start() throws Exception {
        platform = PackagedPlatform.start(
                state,
                // Short, because a message that a killed process held comes again only when its visibility is over.
                "queue.payment-execute.visibility-seconds=5",
                "queue.payment-record.visibility-seconds=5",
                "queue.payment-resolve.visibility-seconds=5",
                // As many as are kept warm: a killed one would not be missed while another, started for a while, goes
                // on.
                "function.payment.concurrency=2",
                "function.recorder.concurrency=1",
                // Long, because whatever was killed answers its first questions slowly on a crowded machine.
                "application.environment.QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT=30S",
                "application.environment.QUARKUS_DYNAMODB_SYNC_CLIENT_CONNECTION_TIMEOUT=10S",
                "application.environment.QUARKUS_DYNAMODB_API_CALL_ATTEMPT_TIMEOUT=20S",
                "application.environment.QUARKUS_DYNAMODB_API_CALL_TIMEOUT=30S",
                "application.environment.QUITTANCE_DEAD_LETTERS_CALL_TIMEOUT=30S",
                // Time to read that nobody guesses.
                "application.environment.QUITTANCE_INQUIRY_TEST=10S,5S,15S,30S,30S,30S,30S,30S");
        merchant = new Merchant(platform);
    }

    @AfterAll
    static void stop_leavesNothingBehind() throws Exception {
        platform.close();
        assertThat(platform.process().exitValue()).isEqualTo(143);
        assertThat(platform.processes()).isEmpty();
        assertThat(state.resolve("processes")).isEmptyDirectory();
    }

    @Test
    void visa_succeeds_isChargedOnce_andJournaled() throws Exception {
        var id = merchant.pay("pm_card_visa");
        assertThat(merchant.settled(id).path("status").asText()).isEqualTo("succeeded");
        assertThat(merchant.charges(id)).containsExactly("succeeded");
        assertThat(merchant.journaled(id, 3))
                .containsExactlyInAnyOrder("payment.processing", "operation.succeeded", "payment.succeeded");
    }

    @Test
    void receipt_isAMail_thatCanBeRead() throws Exception {
        var id = merchant.pay("pm_card_visa", "ada@example.com");
        Eventually.seconds(
                120,
                () -> assertThat(merchant.latestMail())
                        .contains("To: ada@example.com", "Subject: [Test] Receipt from Demo: EUR 42.00", id));
    }

    @Test
    void declinedCard_asksForAnother() throws Exception {
        var id = merchant.pay("pm_card_declined");
        var payment = merchant.settled(id);
        assertThat(payment.path("status").asText()).isEqualTo("requires_payment_method");
        assertThat(payment.at("/last_error/decline_code").asText()).isEqualTo("generic_decline");
        assertThat(merchant.charges(id)).containsExactly("declined");
    }

    @ParameterizedTest
    @MethodSource("dev.quittance.cloud.guide.GuidePage#all")
    void guide_everySample_doesWhatThePageSays(GuidePage page) throws Exception {
        new GuideReader(site(), Files.createDirectories(state.resolve("reader"))).read(page);
    }

    @Test
    void tryIt_success_travelsHopByHop() throws Exception {
        try (var visitor = new Visitor(Screen.DESK, ColorScheme.LIGHT)) {
            visitor.comesToTryIt(site());
            visitor.pays("pm_card_visa");
            visitor.reads("succeeded 42.00 EUR were taken.");
            List.of("accept", "relay", "execute", "resolve", "publish", "record")
                    .forEach(visitor::sees);
            visitor.findsTheExchange("pm_card_visa", "\"status\": \"processing\"", "\"status\": \"succeeded\"");
            assertThat(visitor.complaints("success")).isEmpty();
        }
    }

    @Test
    void tryIt_doubleClick_isOnePayment() throws Exception {
        try (var visitor = new Visitor(Screen.DESK, ColorScheme.LIGHT)) {
            visitor.comesToTryIt(site());
            visitor.choosesToPayWith("pm_card_visa");
            var asked = visitor.asksForPayments(() -> {
                visitor.doubleClicks("Pay 42.00 EUR");
                visitor.reads("succeeded 42.00 EUR were taken.");
            });
            assertThat(asked).isOne();
        }
    }

    @Test
    void tryIt_authentication_leadsBackToThePayment() throws Exception {
        try (var visitor = new Visitor(Screen.DESK, ColorScheme.LIGHT)) {
            visitor.comesToTryIt(site());
            visitor.pays("pm_card_authentication_required");
            visitor.authenticates();
            visitor.reads("succeeded 42.00 EUR were taken.");
        }
    }

    @Test
    void tryIt_decline_saysWhy() throws Exception {
        try (var visitor = new Visitor(Screen.PHONE, ColorScheme.LIGHT)) {
            visitor.comesToTryIt(site());
            visitor.pays("pm_card_insufficient_funds");
            visitor.reads("requires_payment_method The payment waits for another payment method");
            visitor.findsTheExchange(
                    "pm_card_insufficient_funds", "processing", "\"decline_code\": \"insufficient_funds\"");
            assertThat(visitor.complaints("decline")).isEmpty();
        }
    }

    @Test
    void tryIt_brokenConnection_isNotTheEnd() throws Exception {
        try (var visitor = new Visitor(Screen.DESK, ColorScheme.LIGHT)) {
            visitor.comesToTryIt(site());
            visitor.losesAnAnswer();
            visitor.pays("pm_card_visa");
            visitor.reads("succeeded 42.00 EUR were taken.");
            assertThat(visitor.complaints("lost-answer"))
                    .singleElement()
                    .asString()
                    .contains("ERR_FAILED");
        }
    }

    @Test
    void tryIt_lostAnswer_isNoLostCapture() throws Exception {
        try (var visitor = new Visitor(Screen.DESK, ColorScheme.LIGHT)) {
            visitor.comesToTryIt(site());
            visitor.onlyHolds();
            visitor.pays("pm_card_visa");
            visitor.reads("requires_capture");
            visitor.losesTheAnswerTo("capture");
            visitor.clicks("capture");
            visitor.reads("succeeded 42.00 EUR were taken.");
        }
    }

    @Test
    void tryIt_timeout_isUnknown_andThenSettles() throws Exception {
        try (var visitor = new Visitor(Screen.DESK, ColorScheme.DARK)) {
            visitor.comesToTryIt(site());
            visitor.pays("pm_fault_timeout_charged");
            visitor.reads("nobody guesses");
            assertThat(visitor.complaints("timeout")).isEmpty();
            visitor.reads("succeeded 42.00 EUR were taken.");
            visitor.sees("inquire");
            assertThat(visitor.complaints("timeout-settled")).isEmpty();
        }
    }

    private static String site() throws Exception {
        return "http://" + URI.create(platform.endpoint("QUITTANCE_API")).getAuthority();
    }

    @Test
    void deadLetter_isRedrivenFromTheConsole_andRecorded() throws Exception {
        var payment = "pay_dead" + System.nanoTime();
        var event = """
                {"type":"payment.processing","event_id":"evt_%1$s","payment_id":"%1$s","merchant_id":"mer_demo","mode":"test",\
                "sequence":1,"amount":4200,"currency":"EUR","occurred_at":"2026-11-22T12:00:00.120Z","data":{"id":"%1$s"}}
                """.formatted(payment);
        var letter = put("payment-record-dead-letters", event);
        var operator = new Operator(platform);
        assertThat(operator.reads(DEAD_LETTERS)).contains(letter, payment);
        operator.sends(DEAD_LETTERS, letterOf(letter) + "/redrive", "the journal can be written again");
        assertThat(merchant.journaled(payment, 1)).containsExactly("payment.processing");
        assertThat(operator.reads(DEAD_LETTERS)).doesNotContain(letter);
    }

    @Test
    void poison_isGivenUp_readAndDiscarded() throws Exception {
        var letter = put("payment-record", "no message of ours");
        var operator = new Operator(platform);
        Eventually.seconds(90, () -> assertThat(operator.reads(DEAD_LETTERS)).contains(letter, "no message of ours"));
        operator.sends(DEAD_LETTERS, letterOf(letter) + "/discard", "nobody of ours sent it");
        assertThat(operator.reads(DEAD_LETTERS)).doesNotContain(letter);
        assertThat(operator.reads("/admin/audit?subject=" + letter))
                .contains("nobody of ours sent it", "no message of ours");
    }

    private static String letterOf(String id) {
        return DEAD_LETTERS + "/payment-record/" + id;
    }

    /** Returns the message's id. */
    private static String put(String queue, String body) throws Exception {
        var endpoint = platform.endpoint("AWS_ENDPOINT_URL_SQS");
        return JsonCalls.toSqs(endpoint)
                .call(
                        "SendMessage",
                        Map.of("QueueUrl", Sqs.url(URI.create(endpoint).getPort(), queue), "MessageBody", body))
                .path("MessageId")
                .asText();
    }

    @Test
    void readyPlatform_hasItsFunctionsWarm() {
        var ready = platform.said().indexOf("Quittance is ready");
        assertThat(platform.said().substring(0, ready))
                .contains("payment-1 is up", "payment-2 is up", "recorder-1 is up");
    }

    @Test
    void function_isInvoked_byTheRealClient() throws Exception {
        try (var lambda = LambdaClient.builder()
                .endpointOverride(URI.create(platform.endpoint("AWS_ENDPOINT_URL_LAMBDA")))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            var answer = lambda.invoke(
                    request -> request.functionName("recorder").payload(SdkBytes.fromUtf8String("{\"Records\":[]}")));
            assertThat(answer.functionError()).isNull();
            assertThat(answer.payload().asUtf8String()).contains("batchItemFailures");
        }
    }

    @Test
    void database_answersUnderItsUri() throws Exception {
        try (var connection = platform.database().connect();
                var statement = connection.createStatement();
                var version = statement.executeQuery("SHOW server_version")) {
            version.next();
            assertThat(version.getString(1)).startsWith("18.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-1", "recorder-1", "sqs", "dynamodb", "mail", "postgresql", "application"})
    void killedChild_isStartedAgain_andSaidSo(String child) throws Exception {
        ProcessHandle.of(platform.pid(child)).orElseThrow().destroyForcibly();
        Eventually.seconds(
                180,
                () -> assertThat(platform.said())
                        .containsPattern("(?s)" + child + " died with exit code 137.*" + child + " is up after"));
        var id = Eventually.get(180, () -> merchant.pay("pm_card_visa"));
        assertThat(merchant.settled(id).path("status").asText()).isEqualTo("succeeded");
        assertThat(merchant.charges(id)).containsExactly("succeeded");
    }
}

package dev.quittance.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.cloud.Eventually;
import dev.quittance.cloud.queue.RunningSqs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** A packaged function under AWS's runtime client, invoked by the real client and fed from a real queue. */
class LambdaTest {

    @RegisterExtension
    static final RunningSqs SQS = new RunningSqs();

    private static final Duration VISIBILITY = Duration.ofSeconds(6);
    private static int queues;

    @TempDir
    Path folder;

    private String queue;
    private HostedScript script;
    private LambdaClient client;

    @BeforeEach
    void host() throws Exception {
        var name = "scripted-" + queues++;
        queue = SQS.queue(name, VISIBILITY);
        script = new HostedScript(folder, SQS.port(), name);
        client = LambdaClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + script.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        script.close();
    }

    @Test
    void invocation_answersWhatTheFunctionReturned() {
        var answer = invoke("ok");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void functionThatThrows_isAFunctionError() {
        var answer = invoke("throw");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).contains("IllegalStateException", "told to");
    }

    @Test
    void functionThatCrashes_isAFunctionError_andRunsAgain() {
        assertThat(invoke("crash").payload().asUtf8String()).contains("Runtime.ExitError", "exit status 7");
        assertThat(invoke("ok").functionError()).isNull();
    }

    @Test
    void functionThatHangs_timesOut_andRunsAgain() {
        assertThat(invoke("hang").payload().asUtf8String())
                .contains("Task timed out after " + HostedScript.TIMEOUT_SECONDS + ".00 seconds");
        assertThat(invoke("ok").functionError()).isNull();
    }

    @Test
    void eventInvocation_isNotWaitedFor() throws Exception {
        var answer = client.invoke(request -> request.functionName("scripted")
                .invocationType(InvocationType.EVENT)
                .payload(event("unattended")));
        assertThat(answer.statusCode()).isEqualTo(202);
        awaitNotes(1);
    }

    @Test
    void functions_areListedAndDescribed() {
        assertThat(client.listFunctions().functions())
                .extracting("functionName")
                .containsExactly("scripted");
        assertThat(client.getFunction(request -> request.functionName("scripted"))
                        .configuration()
                        .timeout())
                .isEqualTo(HostedScript.TIMEOUT_SECONDS);
    }

    @Test
    void unknownFunction_isNotFound() {
        assertThatThrownBy(() -> client.invoke(request -> request.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void message_isFedOnce_andDeleted() throws Exception {
        send("ok");
        awaitNotes(1);
        Eventually.seconds(60, () -> assertThat(SQS.size(queue)).isZero());
        assertThat(script.notes()).containsExactly("ok");
    }

    @Test
    void failedMessage_comesAgain_withoutItsNeighbours() throws Exception {
        send("ok", "fail", "ok");
        awaitNotes(4);
        assertThat(script.notes().subList(0, 3)).containsExactlyInAnyOrder("ok", "fail", "ok");
        assertThat(script.notes().get(3)).isEqualTo("fail");
    }

    @Test
    void crashedBatch_waitsOutItsVisibility() throws Exception {
        var sent = System.nanoTime();
        send("crash");
        awaitNotes(2);
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThan(VISIBILITY);
    }

    @Test
    void busyFunction_getsAnotherEnvironment() throws Exception {
        send("hang");
        awaitNotes(1);
        send("ok");
        awaitNotes(2);
        assertThat(script.notes()).containsExactly("hang", "ok");
        assertThat(script.said()).contains("scripted-2 is up");
    }

    @Test
    void killedEnvironment_isReplaced() throws Exception {
        var pid = script.said().replaceAll("(?s).*process (\\d+)\\).*", "$1");
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        send("ok");
        awaitNotes(1);
        assertThat(script.said()).contains("scripted-1 died with exit code 137");
    }

    private InvokeResponse invoke(String word) {
        return client.invoke(request -> request.functionName("scripted").payload(event(word)));
    }

    private static SdkBytes event(String word) {
        return SdkBytes.fromUtf8String("{\"Records\":[{\"messageId\":\"1\",\"body\":\"" + word + "\"}]}");
    }

    private void send(String... words) {
        var number = new java.util.concurrent.atomic.AtomicInteger();
        var entries = java.util.Arrays.stream(words)
                .map(word -> software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(number.getAndIncrement()))
                        .messageBody(word)
                        .build())
                .toList();
        SQS.client().sendMessageBatch(request -> request.queueUrl(queue).entries(entries));
    }

    private void awaitNotes(int count) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (script.notes().size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("only " + script.notes() + "\n" + script.said());
            }
            Thread.sleep(20);
        }
    }
}

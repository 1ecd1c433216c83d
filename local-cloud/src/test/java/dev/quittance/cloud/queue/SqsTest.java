package dev.quittance.cloud.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cloud.Eventually;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.process.Supervised;
import dev.quittance.cloud.protocol.JsonCalls;
import dev.quittance.cloud.settings.FreePorts;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.settings.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue service as it runs in the platform: a supervised process with its file. */
class SqsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int port = FreePorts.next();
    private StateFolder state;
    private Supervised sqs;

    @BeforeEach
    void start() throws Exception {
        state = StateFolder.lock(folder, folder.resolve("cache"));
        sqs = new Supervised(
                new Sqs(state, port, List.of(new Wiring.Queue("orders", 90, 1209600, 5))),
                new ProcessRecords(state.processes()),
                new PlatformLog(new PrintStream(out, true, StandardCharsets.UTF_8)),
                () -> {});
        sqs.start();
    }

    @AfterEach
    void stop() {
        sqs.stop();
        state.close();
    }

    @Test
    void failedWrite_endsTheProcess_soThatTheNextOneWritesAgain() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + state.data("sqs/messages.db"));
                var other = connection.createStatement()) {
            other.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> call("SendMessage", Map.of("MessageBody", "refused")));
            other.execute("ROLLBACK");
        }
        awaitRestarts(1);
        call("SendMessage", Map.of("MessageBody", "accepted"));
        kill();
        awaitRestarts(2);
        assertThat(call("ReceiveMessage", Map.of()).findValuesAsText("Body")).containsExactly("accepted");
    }

    private JsonNode call(String action, Map<String, Object> parameters) throws IOException {
        var all = new HashMap<>(parameters);
        all.put("QueueUrl", Sqs.url(port, "orders"));
        return JsonCalls.toSqs("http://127.0.0.1:" + port).call(action, all);
    }

    private void kill() throws IOException {
        var pid = Files.readString(state.processes().resolve("sqs")).split(" ", -1)[0];
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }

    private void awaitRestarts(int count) throws Exception {
        Eventually.seconds(
                120,
                () -> assertThat(out.toString(StandardCharsets.UTF_8))
                        .containsPattern("(?s)(sqs died.*sqs is up.*){" + count + "}"));
    }
}

package dev.quittance.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.delivery.AttemptResult;
import dev.quittance.delivery.AttemptResult.Verdict;
import dev.quittance.test.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmanTest {

    private static final Map<String, String> TAKES_ALL = Map.of(
            "",
            "220 stub",
            "EHLO",
            "250 stub",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go on",
            ".",
            "250 taken");

    @Test
    void mailThatWasTaken_isDelivered_thoughTheServerHangsUp() throws Exception {
        assertThat(post("QUIT", "").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 421 too busy, CHANNEL_DOWN",
        "'', 554 not you, CHANNEL_DOWN",
        "MAIL, 530 login first, CHANNEL_DOWN",
        "MAIL, 454 too many, OVERLOADED",
        "., 454 too many, OVERLOADED",
        "RCPT, 421 closing, OVERLOADED",
        "RCPT, 550 nobody of that name, REFUSED",
        "., 451 not today, REFUSED"
    })
    void refusal_isTheServersOrTheMails(String command, String answer, Verdict verdict) throws Exception {
        assertThat(post(command, answer).verdict()).isEqualTo(verdict);
    }

    /** To a server that takes all, but for one command; an empty answer hangs up. */
    private static AttemptResult post(String command, String answer) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var serving = Thread.ofVirtual().start(() -> serve(server, command, answer));
            var config = Settings.of(
                    MailConfig.class,
                    Map.of(
                            "quittance.mail.host", "127.0.0.1",
                            "quittance.mail.port", Integer.toString(server.getLocalPort()),
                            "quittance.mail.from", "receipts@localhost"));
            var result = new Postman(config, InstantSource.system())
                    .post("del_1", "ada@example.com", new Letter("Receipt", "text", "<p>text"));
            serving.join();
            return result;
        }
    }

    private static void serve(ServerSocket server, String command, String answer) {
        try (var client = server.accept();
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            var inMail = false;
            for (var line = ""; line != null; line = in.readLine()) {
                var word = inMail ? line : line.replaceFirst(" .*", "");
                if (inMail && !word.equals(".")) {
                    continue;
                }
                var said = word.equals(command) ? answer : TAKES_ALL.getOrDefault(word, "250 ok");
                if (said.isEmpty()) {
                    client.setSoLinger(true, 0);
                    return;
                }
                client.getOutputStream().write((said + "\r\n").getBytes(US_ASCII));
                inMail = said.startsWith("354");
            }
        } catch (IOException e) {
            // The client may hang up as well.
        }
    }
}

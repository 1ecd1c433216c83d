package dev.quittance.deploy.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.test.Command;
import dev.quittance.deploy.test.DebianPackage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunnelCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<List<String>> asked = new ArrayList<>();
    private final List<List<String>> ran = new ArrayList<>();
    private String bastion = """
            [{"InstanceId":"i-bastion","PrivateIpAddress":"10.30.0.5","PublicIpAddress":"203.0.113.9"}]""";

    @Test
    void console_isReachedThroughTheBastion_byALineThatIsPrinted() {
        assertThat(open("prod", "console", "/keys/ada")).isTrue();
        var line = "ssh -i /keys/ada -o IdentitiesOnly=yes -N -o ExitOnForwardFailure=yes"
                + " -L 8081:10.30.2.7:8081 tunnel@203.0.113.9";
        assertThat(text()).contains(line + "\n", "open http://localhost:8081/admin");
        assertThat(ran).containsExactly(List.of(line.split(" ", -1)));
    }

    @Test
    void key_isLentToTheBastionFirst() {
        open("prod", "console", "/keys/ada");
        assertThat(asked.getLast())
                .containsSequence("send-ssh-public-key", "--instance-id", "i-bastion", "--instance-os-user", "tunnel")
                .contains("file:///keys/ada.pub");
    }

    @Test
    void database_isReachedUnderItsOwnName_soThatItsCertificateFits() {
        open("prod", "database", "/keys/ada");
        assertThat(text())
                .contains(
                        "-L 5432:db.abc.rds.amazonaws.com:5432 tunnel@203.0.113.9",
                        "host=db.abc.rds.amazonaws.com hostaddr=127.0.0.1",
                        "sslmode=verify-full");
    }

    /** After a restore the broken one still carries the tags of its stack; only the restored one has the name. */
    @Test
    void database_thatWasRestored_isTheOneWithTheName() {
        open("prod", "database", "/keys/ada");
        assertThat(asked)
                .filteredOn(it -> it.contains("describe-db-instances"))
                .isNotEmpty()
                .allMatch(
                        it -> it.get(it.indexOf("--db-instance-identifier") + 1).equals("quittance-prod"));
        assertThat(text()).contains("db.abc.rds").doesNotContain("broken.abc.rds");
    }

    @Test
    void host_isReachedWithAKeyLentToBoth() {
        open("prod", "host", "/keys/ada");
        assertThat(text())
                .contains(
                        "ssh -i /keys/ada -o IdentitiesOnly=yes -o ",
                        "-o 'ProxyCommand=ssh -i /keys/ada -o IdentitiesOnly=yes -W %h:%p tunnel@203.0.113.9'",
                        "ec2-user@10.30.2.7");
        assertThat(asked.stream().filter(it -> it.contains("send-ssh-public-key")))
                .extracting(it -> it.get(3))
                .containsExactly("i-bastion", "i-application");
    }

    @Test
    void keylessWay_goesThroughSystemsManager() {
        open("prod", "console", "ssm");
        assertThat(text())
                .contains("aws --region us-east-1 ssm start-session --target i-bastion --document-name"
                        + " AWS-StartPortForwardingSessionToRemoteHost"
                        + " --parameters host=10.30.2.7,portNumber=8081,localPortNumber=8081");
        assertThat(asked).noneMatch(it -> it.contains("send-ssh-public-key"));
    }

    @Test
    void keylessWay_withoutABastion_goesThroughTheApplicationsHost() {
        bastion = "[]";
        open("prod", "database", "ssm");
        assertThat(text()).contains("--target i-application ", "host=db.abc.rds.amazonaws.com,portNumber=5432");
    }

    @Test
    void line_isUnderstoodBySsh() {
        DebianPackage.require("ssh", "openssh-client");
        open("prod", "console", "/keys/ada");
        var line = new ArrayList<>(ran.getFirst());
        line.add(1, "-G");
        var understood = Command.in(Path.of("."), line.toArray(String[]::new));
        assertThat(understood.exit()).as(understood.output()).isZero();
        assertThat(understood.output())
                .contains("hostname 203.0.113.9", "user tunnel", "localforward 8081 [10.30.2.7]:8081");
    }

    @Test
    void environment_withoutABastion_isNamed() {
        assertThatThrownBy(() -> open("stage", "console", "/keys/ada")).hasMessageContaining("stage has no running");
        assertThat(ran).isEmpty();
    }

    @Test
    void goal_thatIsNone_isRefused() {
        assertThatThrownBy(() -> open("prod", "redis")).hasMessageContaining("console, database or host");
    }

    private boolean open(String... arguments) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return TunnelCommand.run(List.of(arguments), this::answer, ran::add, out);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What AWS would tell of an environment {@code prod}. */
    private JsonNode answer(List<String> arguments) {
        asked.add(arguments);
        var asked = String.join(" ", arguments);
        if (asked.contains("quittance-prod-bastion")) {
            return json(bastion);
        }
        if (asked.contains("quittance-prod-application-*")) {
            return json("""
                    [{"InstanceId":"i-application","PrivateIpAddress":"10.30.2.7"}]""");
        }
        if (asked.contains("describe-db-instances")) {
            return json(addressesOfDatabases(asked));
        }
        return json("[]");
    }

    /** Two stand there: {@code quittance-prod} and {@code quittance-prod-broken}, which has the tags. */
    private static String addressesOfDatabases(String asked) {
        if (asked.contains("TagList")) {
            return "[\"broken.abc.rds.amazonaws.com\"]";
        }
        return asked.contains("--db-instance-identifier quittance-prod ")
                ? "[\"db.abc.rds.amazonaws.com\"]"
                : "[\"db.abc.rds.amazonaws.com\",\"broken.abc.rds.amazonaws.com\"]";
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

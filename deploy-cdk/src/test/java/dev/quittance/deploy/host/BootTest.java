package dev.quittance.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.deploy.artifact.PackedFile;
import dev.quittance.deploy.test.DebianPackage;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootTest {

    private static final String MIGRATE = "systemctl start quittance-migrate.service";
    private static final String START = "systemctl enable --now quittance.service";
    private static final String SECRETS = """
        case "$*" in
          "rds describe-db-instances --db-instance-identifier quittance-prod "*) echo 'arn:rds!db-restored' ;;
          *'rds!db-restored'*) echo '{"username":"quittance_owner","password":"a$$b${c}\\\\$d=#1"}' ;;
          *database*) echo '{"username":"quittance_app","password":"app-password"}' ;;
          *console*) echo '{"key":"cookie-key"}' ;;
          *origin*) echo '{"current":"new","previous":"old"}' ;;
          *mail*) echo '{"username":"AKIA-SMTP","password":"smtp+$$/="}' ;;
        esac
        """;

    @TempDir
    Path folder;

    private BootDrill drill;

    @BeforeEach
    void begin() throws IOException {
        DebianPackage.require("unzip", "unzip");
        DebianPackage.require("jq", "jq");
        drill = new BootDrill(folder);
    }

    @Test
    void boot_migratesBeforeItStartsTheService() throws IOException {
        var result = drill.run("application/boot.sh");
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(drill.calls()).containsSubsequence("sshd -t", "systemctl reload sshd", MIGRATE, START);
    }

    @Test
    void boot_whenTheMigrationFails_neverStartsTheService() throws IOException {
        drill.play("systemctl", "case \"$*\" in *migrate*) exit 1 ;; esac");
        assertThat(drill.run("application/boot.sh").exit()).isNotZero();
        assertThat(drill.calls()).contains(MIGRATE).doesNotContain(START);
    }

    @Test
    void boot_whenSshdRefusesItsConfiguration_goesNoFurther() throws IOException {
        drill.play("sshd", "exit 1");
        assertThat(drill.run("application/boot.sh").exit()).isNotZero();
        assertThat(drill.calls()).doesNotContain("systemctl reload sshd", START);
    }

    @Test
    void boot_whenTheServiceNeverGetsReady_fails() throws IOException {
        drill.play("curl", "case \"$*\" in *ready*) exit 22 ;; esac");
        var result = drill.run("application/boot.sh");
        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).contains("gave up: the service is ready");
    }

    @Test
    void boot_whenTheBalancerNeverSends_fails() throws IOException {
        drill.play("aws", "echo unhealthy");
        var result = drill.run("application/boot.sh");
        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).contains("gave up: the balancer sends requests");
    }

    @Test
    void bastion_whenSshdRefusesItsConfiguration_keepsTheOldOne() throws IOException {
        drill.play("sshd", "exit 1");
        assertThat(drill.run("bastion/boot.sh").exit()).isNotZero();
        assertThat(drill.calls()).contains("sshd -t").doesNotContain("systemctl reload sshd");
    }

    @Test
    void bastion_hasOneUserWithoutAShell() throws IOException {
        drill.play("id", "exit 1");
        var result = drill.run("bastion/boot.sh");
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(drill.calls())
                .containsSubsequence(
                        "useradd --create-home --shell /sbin/nologin tunnel", "sshd -t", "systemctl reload sshd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "bastion"})
    void logs_ofAHost_goToItsOwnGroup(String host) throws IOException {
        drill.run(host + "/boot.sh");
        var collected = new ObjectMapper()
                .readTree(drill.file("etc/quittance/cloudwatch-agent.json").toFile())
                .at("/logs/logs_collected/files/collect_list");
        assertThat(collected)
                .extracting(file -> file.path("log_group_name").asText())
                .isNotEmpty()
                .containsOnly("logs");
        assertThat(drill.calls())
                .anyMatch(call -> call.startsWith("amazon-cloudwatch-agent-ctl")
                        && call.endsWith("etc/quittance/cloudwatch-agent.json"));
    }

    @Test
    void userData_tellsSuccessOnlyAfterTheBootSucceeded() throws IOException {
        var result = drill.run(userDataFetching("echo booted", true));
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(drill.calls().getLast()).contains("signal-resource", "--status SUCCESS");
    }

    @Test
    void userData_whenTheBootFails_tellsFailure() throws IOException {
        assertThat(drill.run(userDataFetching("exit 3", true)).exit()).isNotZero();
        assertThat(drill.calls().getLast()).contains("signal-resource", "--status FAILURE");
    }

    /** As when the group makes an instance by itself: CloudFormation waits for nobody then. */
    @ParameterizedTest
    @CsvSource({"exit 3, true", "echo booted, false"})
    void userData_thatNobodyWaitsFor_endsTheInstanceWhoseBootFailed(String boot, boolean ends) throws IOException {
        var script = userDataFetching(boot, true);
        Files.createFile(folder.resolve("nobody-waits"));
        assertThat(drill.run(script).exit() != 0).isEqualTo(ends);
        assertThat(drill.calls().contains("shutdown -h now")).isEqualTo(ends);
    }

    @Test
    void userData_whenTheFileIsNotWhatItsNameSays_runsNothingOfIt() throws IOException {
        var result = drill.run(userDataFetching("touch " + folder.resolve("ran"), false));
        assertThat(result.exit()).isNotZero();
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(drill.calls().getLast()).contains("--status FAILURE");
    }

    @Test
    void secrets_ofTheService_areReadableByRootAlone() throws IOException {
        drill.play("aws", SECRETS);
        var result = drill.run("application/libexec/write-secrets");
        assertThat(result.exit()).as(result.output()).isZero();
        var file = drill.file("run/quittance/secrets.properties");
        assertThat(Files.readAllLines(file))
                .contains(
                        "quarkus.datasource.username=quittance_app",
                        "quarkus.datasource.password=app-password",
                        "QUITTANCE_CONSOLE_COOKIE_KEY=cookie-key",
                        "quittance.origin.secrets=new,old",
                        "quittance.mail.username=AKIA-SMTP",
                        "quittance.mail.password=smtp+\\\\$\\\\$/=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void secrets_whenOneIsMissing_leaveNoFile() throws IOException {
        drill.play("aws", SECRETS.replace("*console*) echo '{\"key\":\"cookie-key\"}'", "*console*) echo '{}'"));
        assertThat(drill.run("application/libexec/write-secrets").exit()).isNotZero();
        assertThat(drill.file("run/quittance/secrets.properties")).doesNotExist();
    }

    /** As at a reboot, when the network is not there at once. */
    @ParameterizedTest
    @CsvSource({
        "write-secrets, secrets.properties",
        "write-owner-secret, owner.properties",
        "renew-credentials, credentials.json"
    })
    void aws_thatAnswersTheThirdTimeOnly_isAskedAgain(String program, String written) throws IOException {
        var times = folder.resolve("times");
        drill.play("aws", "echo >> " + times + "\n[ \"$(wc -l < " + times + ")\" -gt 2 ] || exit 255\n" + SECRETS);
        var result = drill.run("application/libexec/" + program);
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(drill.file("run/quittance/" + written)).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"write-secrets", "write-owner-secret", "renew-credentials"})
    void aws_thatNeverAnswers_isGivenUp(String program) throws IOException {
        drill.asksForSeconds(4);
        drill.play("aws", "exit 255");
        assertThat(drill.run("application/libexec/" + program).exit()).isNotZero();
        assertThat(drill.calls()).filteredOn(call -> call.startsWith("aws ")).hasSizeBetween(2, 10);
        assertThat(drill.file("run/quittance")).isEmptyDirectory();
    }

    @Test
    void ownersPassword_survivesThePropertiesFileAndStaysOutOfTheProcessList() throws IOException {
        drill.play("aws", SECRETS);
        drill.play("psql", "cat > " + folder.resolve("stdin"));
        var result = drill.run("application/libexec/write-owner-secret");
        assertThat(result.exit()).as(result.output()).isZero();
        var file = drill.file("run/quittance/owner.properties").toUri().toURL();
        var read = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(file))
                .build();
        assertThat(List.of("quarkus.flyway.password", "quarkus.datasource.password"))
                .allMatch(name -> read.getConfigValue(name).getValue().equals("a$$b${c}\\$d=#1"));
        assertThat(Files.readString(folder.resolve("stdin"))).isEqualTo("app-password\napp-password\n");
        assertThat(drill.calls()).noneMatch(call -> call.contains("password=") || call.contains("app-password"));
    }

    @Test
    void database_thatAnswersTheThirdTimeOnly_isAskedAgain() throws IOException {
        var times = folder.resolve("times");
        drill.play("aws", SECRETS);
        drill.play("psql", "cat > /dev/null\necho >> " + times + "\n[ \"$(wc -l < " + times + ")\" -gt 2 ] || exit 2");
        var result = drill.run("application/libexec/write-owner-secret");
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(drill.calls()).filteredOn(call -> call.startsWith("psql ")).hasSize(3);
    }

    /** A restored database comes with another secret, which nobody told the instance. */
    @Test
    void ownersSecret_isTheOneOfTheDatabaseThatHasTheNameNow() throws IOException {
        drill.play("aws", SECRETS.replace("db-restored", "db-restored-again"));
        var result = drill.run("application/libexec/write-owner-secret");
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(drill.calls()).anyMatch(call -> call.contains("--secret-id arn:rds!db-restored-again "));
    }

    @Test
    void ownersSecret_whenTheDatabaseHasNone_leavesNoFile() throws IOException {
        drill.play(
                "aws",
                SECRETS.replace("echo 'arn:rds!db-restored'", "echo None")
                        .replace("esac", "*'--secret-id None '*) exit 254 ;; esac"));
        assertThat(drill.run("application/libexec/write-owner-secret").exit()).isNotZero();
        assertThat(drill.file("run/quittance/owner.properties")).doesNotExist();
    }

    @Test
    void ownersSecret_isForgottenAfterTheMigration() throws IOException {
        Files.writeString(drill.file("run/quittance/owner.properties"), "secret");
        drill.run("application/libexec/forget-owner-secret");
        assertThat(drill.file("run/quittance/owner.properties")).doesNotExist();
    }

    @Test
    void credentials_areReadableByTheServicesGroup() throws IOException {
        drill.play("aws", "echo '{\"Version\":1}'");
        drill.run("application/libexec/renew-credentials");
        var file = drill.file("run/quittance/credentials.json");
        assertThat(file).hasContent("{\"Version\":1}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    /** A host.zip whose boot.sh does this; its hash is what is said of it, or is not. */
    private Path userDataFetching(String boot, boolean genuine) throws IOException {
        var files = Files.createDirectories(folder.resolve("host-files"));
        Files.writeString(files.resolve("boot.sh"), boot);
        var zip = folder.resolve("host.zip");
        var packed = PackedFile.ofFolder(files, zip);
        drill.play(
                "aws",
                "case \"$*\" in \"s3 cp\"*\"/key-of-host.zip \"*) cp " + zip
                        + " \"${@: -1}\" ;; \"s3 cp\"*) exit 1 ;; *signal-resource*) [ ! -e "
                        + folder.resolve("nobody-waits") + " ] ;; esac");
        drill.play("curl", "echo i-0123456789abcdef0");
        var hash = genuine ? packed.sha256() : packed.sha256().replaceFirst("^.", "x");
        return drill.userData("fetch key-of-host.zip " + hash + " /opt/quittance/host");
    }
}

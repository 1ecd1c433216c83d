package dev.quittance.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.Command;
import dev.quittance.deploy.test.DebianPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an instance, judged by the programs that will read them. */
class HostFilesTest {

    private static final Path HOST = Assembly.REPOSITORY.resolve("deploy-cdk/src/main/host");

    @TempDir
    Path folder;

    @Test
    void scripts_passShellcheck() throws IOException {
        DebianPackage.require("shellcheck", "shellcheck");
        var scripts = scripts();
        assertThat(scripts).hasSizeGreaterThan(5);
        for (var script : scripts) {
            var result = Command.in(HOST, "shellcheck", "--exclude=SC1091", script.toString());
            assertThat(result.exit()).as(result.output()).isZero();
        }
    }

    @Test
    void script_withAFault_doesNotPass() throws IOException {
        DebianPackage.require("shellcheck", "shellcheck");
        var script = Files.writeString(folder.resolve("script"), "#!/bin/bash\nrm -r $1/etc\n");
        assertThat(Command.in(folder, "shellcheck", script.toString()).exit()).isNotZero();
    }

    /** A new file must say here who reads it before an instance does. */
    @Test
    void everyFile_isReadByATestOfItsKind() throws IOException {
        var known =
                Pattern.compile("user-data\\.sh|(application|bastion)/(boot\\.sh|sshd\\.conf|cloudwatch-agent\\.json)"
                        + "|application/(libexec/[a-z-]+|units/[a-z.-]+|logrotate\\.conf|roles\\.sql)");
        try (var files = Files.walk(HOST)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> HOST.relativize(file).toString()))
                    .allMatch(file -> known.matcher(file).matches());
        }
        try (var programs = Files.list(HOST.resolve("application/libexec"))) {
            assertThat(programs).allSatisfy(file -> assertThat(firstLine(file)).isEqualTo("#!/bin/bash"));
        }
    }

    @Test
    void logrotate_acceptsItsConfiguration() throws IOException {
        DebianPackage.require("/usr/sbin/logrotate", "logrotate");
        // It takes nothing that others than its owner may write, as a generous umask would leave it.
        var file = Files.setPosixFilePermissions(
                Files.copy(HOST.resolve("application/logrotate.conf"), folder.resolve("logrotate.conf")),
                PosixFilePermissions.fromString("rw-r--r--"));
        var state = folder.resolve("state").toString();
        var result = Command.in(folder, "/usr/sbin/logrotate", "--debug", "--state", state, file.toString());
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("error:").contains("/var/log/quittance/*.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "bastion"})
    void sshd_acceptsItsConfiguration(String host) throws IOException {
        assertThat(sshd(host, "-t")).isEmpty();
    }

    @Test
    void sshd_refusesAFault() throws IOException {
        var faulty = Files.writeString(
                folder.resolve("sshd.conf"),
                Files.readString(HOST.resolve("bastion/sshd.conf")).replace("PermitTTY no", "PermitTTYs no"));
        var result = sshd(faulty, "-t");
        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).contains("PermitTTYs");
    }

    @Test
    void bastion_offersTunnelsToThreePortsAndNothingElse() throws IOException {
        assertThat(sshd("bastion", "-T").lines())
                .contains(
                        "allowtcpforwarding local",
                        "permitopen *:8081 *:5432 *:22",
                        "permitlisten none",
                        "permittty no",
                        "forcecommand /sbin/nologin",
                        "passwordauthentication no",
                        "kbdinteractiveauthentication no",
                        "permitrootlogin no",
                        "authorizedkeysfile none",
                        "allowstreamlocalforwarding no",
                        "allowagentforwarding no",
                        "gatewayports no",
                        "permittunnel no");
    }

    @Test
    void applicationHost_isNoStepToAnywhereElse() throws IOException {
        assertThat(sshd("application", "-T").lines())
                .contains(
                        "allowtcpforwarding no",
                        "passwordauthentication no",
                        "permitrootlogin no",
                        "authorizedkeysfile none",
                        "allowusers ec2-user");
    }

    @Test
    void units_areValid() throws IOException {
        var result = systemdAnalyze("verify", "--man=no");
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).isBlank();
    }

    @Test
    void unit_withAFault_isNotValid() throws IOException {
        systemdAnalyze("verify", "--man=no");
        var service = folder.resolve("etc/systemd/system/quittance.service");
        Files.writeString(service, Files.readString(service).replace("ProtectSystem=", "ProtectSistem="));
        var result =
                Command.in(folder, "systemd-analyze", "verify", "--man=no", "--root=" + folder, service.toString());
        assertThat(result.output()).contains("ProtectSistem");
    }

    @Test
    void unit_withoutItsHardening_isExposedTooMuch() throws IOException {
        systemdAnalyze("verify", "--man=no");
        var service = folder.resolve("etc/systemd/system/quittance.service");
        Files.writeString(
                service, Files.readString(service).replaceAll("(?m)^(Protect|Restrict|System|Capability).*$", ""));
        assertThat(security("quittance.service", 15).exit()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"quittance.service, 15", "quittance-migrate.service, 15"})
    void unit_isExposedAsLittleAsWeSay(String unit, int exposureMax) throws IOException {
        systemdAnalyze("verify", "--man=no");
        var result = security(unit, exposureMax);
        assertThat(result.exit()).as(result.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quittance.service", "quittance-migrate.service"})
    void unit_cannotReachTheMetadataService(String unit) throws IOException {
        assertThat(Files.readAllLines(HOST.resolve("application/units").resolve(unit)))
                .contains("IPAddressDeny=169.254.169.254/32 fd00:ec2::254/128", "DynamicUser=yes");
    }

    /** A limit would end it for good when the database is away for longer. */
    @Test
    void service_isStartedAgain_howeverOftenItTakes() throws IOException {
        assertThat(Files.readAllLines(HOST.resolve("application/units/quittance.service")))
                .contains("Restart=always", "RestartSec=5", "StartLimitIntervalSec=0");
    }

    private static List<Path> scripts() throws IOException {
        try (var files = Files.walk(HOST)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> firstLine(file).equals("#!/bin/bash"))
                    .toList();
        }
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sshd(String host, String mode) throws IOException {
        var result = sshd(HOST.resolve(host).resolve("sshd.conf"), mode);
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output();
    }

    /** As the drop-in stands on an instance: alone on top of sshd's defaults, with a host key of the moment. */
    private Command.Result sshd(Path configuration, String mode) throws IOException {
        DebianPackage.require("/usr/sbin/sshd", "openssh-server");
        if ("root".equals(System.getProperty("user.name"))) {
            // Only root's sshd asks for it, and only root may make it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        var key = folder.resolve("host_key");
        Command.in(folder, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        return Command.in(folder, "/usr/sbin/sshd", mode, "-f", configuration.toString(), "-h", key.toString());
    }

    private Command.Result security(String unit, int exposureMax) {
        return Command.in(
                folder,
                "systemd-analyze",
                "security",
                "--offline=true",
                "--threshold=" + exposureMax,
                "--root=" + folder,
                folder.resolve("etc/systemd/system").resolve(unit).toString());
    }

    /** On a root of its own where the programs that the units start exist. */
    private Command.Result systemdAnalyze(String... verb) throws IOException {
        DebianPackage.require("systemd-analyze", "systemd");
        var units = Files.createDirectories(folder.resolve("etc/systemd/system"));
        var system = Files.createDirectories(folder.resolve("usr/lib/systemd/system"));
        for (var target :
                List.of("sysinit", "basic", "shutdown", "timers", "multi-user", "network-online", "network")) {
            Files.writeString(system.resolve(target + ".target"), "[Unit]\nDescription=" + target + "\n");
        }
        for (var slice : List.of("-", "system")) {
            Files.writeString(system.resolve(slice + ".slice"), "[Unit]\nDescription=slice\n");
        }
        copyInto(HOST.resolve("application/units"), units, false);
        copyInto(HOST.resolve("application/libexec"), folder.resolve("usr/local/libexec/quittance"), true);
        Files.createDirectories(folder.resolve("usr/bin"));
        var java = Files.writeString(folder.resolve("usr/bin/java"), "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        var command = new ArrayList<String>(List.of("systemd-analyze"));
        command.addAll(List.of(verb));
        command.add("--root=" + folder);
        try (var files = Files.list(units)) {
            files.sorted().forEach(file -> command.add(file.toString()));
        }
        return Command.in(folder, command.toArray(String[]::new));
    }

    private static void copyInto(Path from, Path to, boolean executable) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                var copy = Files.copy(file, to.resolve(file.getFileName()));
                if (executable) {
                    assertThat(copy.toFile().setExecutable(true)).isTrue();
                }
            }
        }
    }
}

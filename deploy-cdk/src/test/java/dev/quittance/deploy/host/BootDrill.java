package dev.quittance.deploy.host;

import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An instance's first minutes, for real, in a folder: only the programs that would change this machine are played. */
final class BootDrill {

    private static final Path HOST = Assembly.REPOSITORY.resolve("deploy-cdk/src/main/host");
    private static final List<String> PLAYED = List.of(
            "aws",
            "curl",
            "systemctl",
            "shutdown",
            "sshd",
            "groupadd",
            "useradd",
            "id",
            "amazon-cloudwatch-agent-ctl",
            "dnf",
            "psql",
            "chgrp");

    private final Path root;
    private final Path calls;
    private final Path programs;
    private int askSecondsMax = 60;

    BootDrill(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        calls = folder.resolve("calls");
        programs = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(root.resolve("run/quittance"));
        Files.createDirectories(root.resolve("var/log"));
        deployment();
        for (var program : PLAYED) {
            play(program, "");
        }
        play("aws", "case \"$*\" in *describe-target-health*) echo healthy ;; esac");
    }

    /** Lets the program do this, after its call is written down. */
    void play(String program, String script) throws IOException {
        var file = programs.resolve(program);
        Files.writeString(file, "#!/bin/bash\necho \"" + program + " $*\" >> " + calls + "\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Rather than as long as an instance has. */
    void asksForSeconds(int max) {
        askSecondsMax = max;
    }

    Command.Result run(String script) {
        return Command.with(environment(), root, "bash", HOST.resolve(script).toString());
    }

    Command.Result run(Path script) {
        return Command.with(environment(), root, "bash", script.toString());
    }

    /** The user data as an instance gets it, but for this folder's paths. */
    Path userData(String fetches) throws IOException {
        var text = Files.readString(HOST.resolve("user-data.sh"))
                .replace("@REGION@", "us-east-1")
                .replace("@STACK@", "stack")
                .replace("@RESOURCE@", "ApplicationFleet")
                .replace("@BUCKET@", "assets")
                .replace("@PACKAGES@", "unzip")
                .replace("@DEPLOYMENT@", "")
                .replace("@FETCH@", fetches)
                .replace("/opt/quittance", root + "/opt/quittance")
                .replace("/etc/quittance", root + "/etc/quittance")
                .replace("/var/log", root + "/var/log");
        return Files.writeString(root.resolve("user-data.sh"), text);
    }

    List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Path file(String name) {
        return root.resolve(name);
    }

    private Map<String, String> environment() {
        return Map.of(
                "PATH", programs + ":" + System.getenv("PATH"),
                "ROOT", root.toString(),
                "INSTANCE_ID", "i-0123456789abcdef0",
                "READY_SECONDS_MAX", "1",
                "HEALTHY_SECONDS_MAX", "1",
                "ASK_SECONDS_MAX", String.valueOf(askSecondsMax),
                "PAUSE_SECONDS", "1");
    }

    private void deployment() throws IOException {
        Files.createDirectories(root.resolve("etc/quittance"));
        Files.writeString(root.resolve("etc/quittance/deployment.env"), """
            AWS_REGION='us-east-1'
            APPLICATION_ROLE='arn:aws:iam::111122223333:role/application'
            MIGRATION_ROLE='arn:aws:iam::111122223333:role/migration'
            TARGET_GROUP='arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/t/1'
            LOG_GROUP='logs'
            DATABASE_HOST='db.example'
            DATABASE_INSTANCE='quittance-prod'
            DATABASE_SECRET='database'
            CONSOLE_SECRET='console'
            ORIGIN_SECRET='origin'
            MAIL_SECRET='mail'
            """);
    }
}

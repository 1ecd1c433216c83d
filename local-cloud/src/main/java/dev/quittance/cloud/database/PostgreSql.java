package dev.quittance.cloud.database;

import dev.quittance.cloud.process.ChildCommand;
import dev.quittance.cloud.process.CleanEnvironment;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.Service;
import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The database server. Nothing that it answered for is lost, however it ends: it writes to disk before it answers. */
public final class PostgreSql implements Service {

    private final StateFolder state;
    private final int port;
    private final PlatformLog log;
    private final Path folder;

    public PostgreSql(StateFolder state, int port, PlatformLog log) {
        this.state = state;
        this.port = port;
        this.log = log;
        this.folder = state.data("postgresql");
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public ChildCommand command() throws Exception {
        var binaries = Binaries.unpackedIn(state);
        if (!Files.exists(folder)) {
            make(binaries);
        }
        forgetStrangersLock();
        var command = new ArrayList<>(unprivileged());
        command.addAll(List.of(binaries.path("postgres"), "-D", folder.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ChildCommand(
                name(), command, CleanEnvironment.plus(Map.of("LC_ALL", "C")), folder, ChildCommand.EndSignal.INT);
    }

    @Override
    public boolean isReady() throws Exception {
        Provisioning.of(port).run();
        return true;
    }

    /** In a folder of its own until it is whole, so that a start that was cut off leaves no half of a database. */
    private void make(Binaries binaries) throws IOException, InterruptedException {
        var unfinished = state.data("postgresql-new");
        StateFolder.delete(unfinished);
        Files.createDirectory(unfinished);
        var password = Files.writeString(unfinished.resolve("password"), Provisioning.SUPERUSER_PASSWORD);
        var command = new ArrayList<>(unprivileged());
        command.addAll(List.of(
                binaries.path("initdb"),
                "--pgdata=" + unfinished.resolve("data"),
                "--username=" + Provisioning.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            lines.lines().forEach(line -> log.line(name(), line));
            throw new CannotStartException(
                    "postgresql can't make its data folder " + folder + "; its lines above say why");
        }
        Files.move(unfinished.resolve("data"), folder, StandardCopyOption.ATOMIC_MOVE);
        StateFolder.delete(unfinished);
    }

    /**
     * The lock that a server leaves behind when the power goes names its process, and that number may be anybody's by now.
     * PostgreSQL would take whoever it is for a server on this folder.
     */
    private void forgetStrangersLock() throws IOException {
        var lock = folder.resolve("postmaster.pid");
        if (Files.exists(lock)
                && isStranger(Files.readString(lock).lines().findFirst().orElse(""))) {
            Files.delete(lock);
        }
    }

    /** The dead are PostgreSQL's to judge: it knows whether their memory is still in use. */
    private static boolean isStranger(String pid) {
        return pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(process -> !process.info().command().orElse("").endsWith("/postgres"))
                        .isPresent();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, and still owns its files. */
    private static List<String> unprivileged() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var probe = new ProcessBuilder("unshare", "-U", "true").start();
        if (probe.waitFor() != 0) {
            throw new CannotStartException(
                    "PostgreSQL does not run as root and this system allows no user namespaces; start as another user");
        }
        return List.of("unshare", "-U");
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(port)),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "60"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("max_wal_size", "512MB"),
                Map.entry("max_logical_replication_workers", "0"),
                Map.entry("io_method", "sync"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_checkpoints", "off"),
                Map.entry("log_line_prefix", "%t "));
    }
}

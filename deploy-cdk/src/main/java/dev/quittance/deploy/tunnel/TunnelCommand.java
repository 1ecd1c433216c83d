package dev.quittance.deploy.tunnel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code tunnel ENVIRONMENT console|database|host [KEY|ssm]}: finds the machines, prints the exact command and carries it
 * out. {@code KEY} is an SSH private key of the operator's own; with {@code ssm} none is needed.
 */
public final class TunnelCommand {

    public static final String USAGE = "tunnel ENVIRONMENT console|database|host [KEY|ssm]";

    private static final String KEYLESS = "ssm";
    private static final Path USUAL_KEY = Path.of(System.getProperty("user.home"), ".ssh", "id_ed25519");

    private TunnelCommand() {}

    /** Carries a command out on the operator's terminal; tells whether it ended well. */
    interface Terminal {
        boolean run(List<String> command);
    }

    /**
     * @return whether the tunnel was opened and closed without an error
     * @throws IllegalArgumentException when there is no such goal, or nothing to find
     */
    public static boolean run(List<String> arguments, PrintStream out) {
        return run(arguments, Aws.commandLine(), TunnelCommand::onTheTerminal, out);
    }

    static boolean run(List<String> arguments, Aws aws, Terminal terminal, PrintStream out) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw new IllegalArgumentException("usage: " + USAGE);
        }
        var machines = new Machines(aws, arguments.get(0));
        var tunnel = tunnel(Goal.named(arguments.get(1)), arguments.size() == 3 ? arguments.get(2) : "");
        var command = tunnel.command(machines);
        out.println(quoted(command));
        out.println("then: " + tunnel.then(machines));
        tunnel.keysToLend(machines).forEach(aws::ask);
        return terminal.run(command);
    }

    private static Tunnel tunnel(Goal goal, String way) {
        return new Tunnel(goal, way.equals(KEYLESS), way.isEmpty() ? USUAL_KEY : Path.of(way));
    }

    /** As it can be typed again. */
    private static String quoted(List<String> command) {
        return command.stream()
                .map(word -> word.matches("[\\w@:=,./%-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private static boolean onTheTerminal(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            throw new IllegalArgumentException("can't run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

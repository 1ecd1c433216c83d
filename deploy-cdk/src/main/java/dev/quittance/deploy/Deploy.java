package dev.quittance.deploy;

import dev.quittance.deploy.migration.MigrationsCommand;
import dev.quittance.deploy.plan.PlanCommand;
import dev.quittance.deploy.smoke.SmokeCommand;
import dev.quittance.deploy.tunnel.TunnelCommand;
import java.io.PrintStream;
import java.util.List;

/** {@code java -jar quittance-deploy.jar COMMAND}: what a pipeline and a laptop do alike. */
final class Deploy {

    private static final String USAGE = String.join(
            "\n  ",
            "usage: java -jar quittance-deploy.jar COMMAND, one of",
            PlanCommand.USAGE,
            MigrationsCommand.USAGE,
            SmokeCommand.USAGE,
            TunnelCommand.USAGE);

    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private Deploy() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.err));
    }

    static int run(List<String> arguments, PrintStream complaints) {
        try {
            var command = arguments.isEmpty() ? "" : arguments.getFirst();
            var rest = arguments.stream().skip(1).toList();
            var isDone = switch (command) {
                case "plan" -> PlanCommand.run(rest, System.out);
                case "migrations" -> MigrationsCommand.run(rest, System.out);
                case "smoke" -> SmokeCommand.run(rest, System.getenv(), System.out);
                case "tunnel" -> TunnelCommand.run(rest, System.out);
                default -> throw new IllegalArgumentException(USAGE);
            };
            return isDone ? 0 : REFUSED;
        } catch (IllegalArgumentException e) {
            complaints.println(e.getMessage());
            return MISUSED;
        }
    }
}

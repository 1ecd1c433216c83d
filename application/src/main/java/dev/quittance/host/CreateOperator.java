package dev.quittance.host;

import dev.quittance.operator.NewOperator;
import dev.quittance.operator.OneTimeSecret;
import dev.quittance.operator.Role;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.InstantSource;

/** Makes an operator and shows the secret of their first login, as the application's role. */
record CreateOperator(String name, String role) implements HostCommand {

    @Override
    public void run(HostEnvironment environment, PrintStream out) {
        var operator = operator();
        try (var connection = environment.connect("QUARKUS_DATASOURCE")) {
            if (!operator.insert(connection)) {
                throw new HostCommandException("there is an operator " + name + " already");
            }
        } catch (SQLException e) {
            throw new HostCommandException("the operator can't be made", e);
        }
        out.println("operator " + operator.name() + ", " + role);
        out.println("secret   " + operator.secret().text() + "   (shown only now; for one login within "
                + OneTimeSecret.VALID_FOR.toDays() + " days, where a password is chosen)");
    }

    private NewOperator operator() {
        var wanted = Role.of(role).orElseThrow(() -> new HostCommandException("the role is viewer, operator or admin"));
        try {
            return NewOperator.of(name, wanted, InstantSource.system().instant());
        } catch (IllegalArgumentException e) {
            throw new HostCommandException(String.valueOf(e.getMessage()));
        }
    }
}

package dev.quittance.host;

import java.io.PrintStream;
import java.sql.SQLException;

/** Stops a merchant's keys within seconds, or lets them work again. */
record SuspendMerchant(String id, boolean suspended) implements HostCommand {

    @Override
    public void run(HostEnvironment environment, PrintStream out) {
        var sql = "UPDATE merchant SET suspended_at = CASE WHEN ? THEN now() END WHERE id = ?";
        try (var connection = environment.connect("QUARKUS_DATASOURCE");
                var statement = connection.prepareStatement(sql)) {
            statement.setBoolean(1, suspended);
            statement.setString(2, id);
            if (statement.executeUpdate() == 0) {
                throw new HostCommandException("there is no merchant " + id);
            }
            out.println("merchant " + id + (suspended ? " is suspended" : " may go on"));
        } catch (SQLException e) {
            throw new HostCommandException("the merchant can't be changed", e);
        }
    }
}

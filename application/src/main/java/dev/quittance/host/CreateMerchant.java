package dev.quittance.host;

import dev.quittance.events.Mode;
import dev.quittance.merchant.NewMerchant;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Makes a merchant and its first secret key, as the application's role: {@code QUARKUS_DATASOURCE_JDBC_URL} and so on. */
record CreateMerchant(String name, Mode mode, @Nullable String contactEmail) implements HostCommand {

    @Override
    public void run(HostEnvironment environment, PrintStream out) {
        var merchant =
                NewMerchant.of(name, mode, contactEmail, InstantSource.system().instant());
        try (var connection = environment.connect("QUARKUS_DATASOURCE")) {
            merchant.insert(connection);
        } catch (SQLException e) {
            throw new HostCommandException("the merchant can't be made", e);
        }
        out.println("merchant " + merchant.id());
        out.println("secret   " + merchant.secret() + "   (shown only now)");
    }
}

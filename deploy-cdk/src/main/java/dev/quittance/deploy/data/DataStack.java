package dev.quittance.deploy.data;

import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.QuittanceStack;
import dev.quittance.deploy.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/** What must never be lost. */
public final class DataStack extends QuittanceStack {

    private final PaymentsDatabase database;
    private final PlatformSecrets secrets;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    public DataStack(Construct scope, Settings settings, Wiring wiring, NetworkStack network) {
        super(scope, "Data", "the database and the tables", settings);
        database = new PaymentsDatabase(this, settings, network);
        secrets = new PlatformSecrets(this);
        for (var table : wiring.tables()) {
            tables.put(table.name(), KeptTable.build(this, table));
        }
    }

    public PaymentsDatabase database() {
        return database;
    }

    public PlatformSecrets secrets() {
        return secrets;
    }

    /** @param name as in the wiring */
    public Table table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }
}

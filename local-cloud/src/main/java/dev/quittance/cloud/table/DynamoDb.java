package dev.quittance.cloud.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.cloud.process.Archive;
import dev.quittance.cloud.process.ChildCommand;
import dev.quittance.cloud.process.CleanEnvironment;
import dev.quittance.cloud.process.JavaProgram;
import dev.quittance.cloud.process.Service;
import dev.quittance.cloud.protocol.AwsFault;
import dev.quittance.cloud.protocol.JsonCalls;
import dev.quittance.cloud.settings.ClassPath;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.settings.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table service. */
public final class DynamoDb implements Service {

    private final StateFolder state;
    private final Archive archive;
    private final int port;
    private final boolean inMemory;
    private final List<Wiring.Table> tables;
    private final JsonCalls dynamoDb;

    /** @param inMemory faster, and forgotten at every stop: for benchmarks */
    public DynamoDb(StateFolder state, int port, boolean inMemory, List<Wiring.Table> tables) {
        this.state = state;
        this.archive = Archive.cds(state.cache("dynamodb.jsa"));
        this.port = port;
        this.inMemory = inMemory;
        this.tables = tables;
        this.dynamoDb = JsonCalls.toDynamoDb("http://127.0.0.1:" + port);
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public ChildCommand command() throws Exception {
        var folder = Files.createDirectories(state.data("dynamodb"));
        var arguments = new ArrayList<>(List.of(Integer.toString(port)));
        if (!inMemory) {
            arguments.add(folder.toString());
        }
        var command = JavaProgram.withHeap(256)
                .quickStart()
                .startedFrom(archive)
                .option("-Dsqlite4java.library.path=" + ClassPath.folderOf("sqlite4java-"))
                .option("-Dlogback.configurationFile=quiet-logback.xml")
                .withNativeLibraries()
                .main(ClassPath.text(), DynamoDbServer.class.getName(), arguments.toArray(String[]::new));
        return new ChildCommand(name(), command, CleanEnvironment.plus(Map.of()), folder, ChildCommand.EndSignal.TERM);
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(archive);
    }

    @Override
    public boolean isReady() throws Exception {
        for (var table : tables) {
            create(table);
        }
        return true;
    }

    private void create(Wiring.Table table) throws IOException {
        try {
            dynamoDb.call("CreateTable", definition(table));
        } catch (AwsFault e) {
            if (!e.code().equals("ResourceInUseException")) {
                throw e;
            }
        }
    }

    private static ObjectNode definition(Wiring.Table table) {
        var definition = JsonNodeFactory.instance.objectNode();
        definition.put("TableName", table.name()).put("BillingMode", "PAY_PER_REQUEST");
        var schema = definition.putArray("KeySchema");
        var attributes = definition.putArray("AttributeDefinitions");
        schema.addObject().put("AttributeName", table.partitionKey()).put("KeyType", "HASH");
        attributes.addObject().put("AttributeName", table.partitionKey()).put("AttributeType", "S");
        if (table.sortKey() != null) {
            schema.addObject().put("AttributeName", table.sortKey()).put("KeyType", "RANGE");
            attributes.addObject().put("AttributeName", table.sortKey()).put("AttributeType", "S");
        }
        return definition;
    }
}

package dev.quittance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** The child process: says its port on standard output and lives until standard input ends. */
final class LocalDynamoDbServer {

    private static final String LOOPBACK = "127.0.0.1";

    private LocalDynamoDbServer() {}

    public static void main(String[] arguments) throws Exception {
        var toParent = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // it greets there
        var server = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-sharedDb", "-disableTelemetry"});
        var connector = connector(server);
        connector.setHost(LOOPBACK);
        connector.setPort(0);
        server.start();
        createTables(URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort()));
        toParent.println(connector.getLocalPort());
        waitForParentToEnd();
        Runtime.getRuntime().halt(0);
    }

    /** It would listen on every address of the machine, and offers no setting for that. */
    private static ServerConnector connector(DynamoDBProxyServer server) throws ReflectiveOperationException {
        var jetty = DynamoDBProxyServer.class.getDeclaredField("server");
        jetty.setAccessible(true);
        return (ServerConnector) ((Server) jetty.get(server)).getConnectors()[0];
    }

    private static void createTables(URI endpoint) throws IOException {
        try (var wiring = LocalDynamoDbServer.class.getResourceAsStream("/wiring.json");
                var dynamoDb = client(endpoint)) {
            for (var table : new ObjectMapper().readTree(wiring).path("tables")) {
                createTable(dynamoDb, table);
            }
        }
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void createTable(DynamoDbClient dynamoDb, JsonNode table) {
        var keys = new ArrayList<KeySchemaElement>();
        keys.add(key(table.path("partition_key").asText(), KeyType.HASH));
        if (table.has("sort_key")) {
            keys.add(key(table.path("sort_key").asText(), KeyType.RANGE));
        }
        dynamoDb.createTable(create -> create.tableName(table.path("name").asText())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys)
                .attributeDefinitions(texts(keys)));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static List<AttributeDefinition> texts(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> AttributeDefinition.builder()
                        .attributeName(key.attributeName())
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
    }

    private static void waitForParentToEnd() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}

package dev.quittance.cloud.table;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.jetty.server.Server;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Main class of the child process. DynamoDB Local's own listens on every interface and reports home at each start; this
 * one puts the same handler behind loopback.
 */
final class DynamoDbServer {

    private DynamoDbServer() {}

    /** @param arguments the port, and the folder to keep the tables in unless they are to be kept in memory */
    public static void main(String[] arguments) throws Exception {
        var port = Integer.parseInt(arguments[0]);
        var inMemory = arguments.length == 1;
        if (!inMemory) {
            logWritesAhead(Path.of(arguments[1]));
        }
        var handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(port, inMemory, inMemory ? null : arguments[1], true, false), null);
        var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setHandler(new DynamoDBProxyServer(port, handler).setUpHandler(handler));
        server.start();
    }

    /**
     * Lets SQLite keep a log of what it writes, which the file remembers: one wait for the disk at each put, where
     * DynamoDB Local's way needs four.
     */
    private static void logWritesAhead(Path folder) throws SQLException {
        var tables = folder.resolve("shared-local-instance.db");
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + tables);
                var statement = sqlite.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
        }
    }
}

package dev.quittance.cloud.table;

import java.net.InetAddress;
import java.net.InetSocketAddress;
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
        var handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(port, inMemory, inMemory ? null : arguments[1], true, false), null);
        var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setHandler(new DynamoDBProxyServer(port, handler).setUpHandler(handler));
        server.start();
    }
}

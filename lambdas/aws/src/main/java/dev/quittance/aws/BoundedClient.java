package dev.quittance.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * AWS clients that start fast and give up in time. The HTTP client is the JDK's own: it needs no library to be loaded
 * and no thread to be started before a function's first answer.
 */
public final class BoundedClient {

    /** A healthy service of the same region connects within milliseconds. */
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** One try; well above a slow answer's hundreds of milliseconds. */
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** All tries together; with the PSP's 8 s it stays below the function's 15 s. */
    public static final Duration CALL = Duration.ofSeconds(4);

    /** One for each message of a batch, twice over. The JDK keeps 5, and would shake hands anew for all others. */
    private static final String CONNECTIONS_KEPT = "20";

    static {
        System.setProperty("http.maxConnections", CONNECTIONS_KEPT);
    }

    private BoundedClient() {}

    public static <C, B extends AwsSyncClientBuilder<B, C> & SdkClientBuilder<B, C>> C of(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT))
                // Three attempts everywhere; by default DynamoDB's client tries nine times, and a dead table is slow
                // news.
                .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(RetryMode.STANDARD))
                .build();
    }
}

package dev.quittance.deploy.edge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/** What the application's {@code headers.json} sends with every page, in CloudFront's words. */
final class SecurityHeaders {

    private static final Pattern TRANSPORT = Pattern.compile("max-age=(\\d+); includeSubDomains");

    private final Map<String, String> headers;

    private SecurityHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    static SecurityHeaders read(Path file) {
        try {
            var headers = JsonMapper.builder()
                    .build()
                    .readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {});
            return new SecurityHeaders(headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them. */
    ResponseHeadersPolicy ofPages(Construct scope) {
        var policy = ResponseSecurityHeadersBehavior.builder();
        var others = new ArrayList<ResponseCustomHeader>();
        headers.forEach((name, value) -> {
            switch (name) {
                case "Content-Security-Policy" -> policy.contentSecurityPolicy(content(value));
                case "Strict-Transport-Security" -> policy.strictTransportSecurity(transport(value));
                case "X-Content-Type-Options" -> policy.contentTypeOptions(noSniffing(value));
                case "Referrer-Policy" -> policy.referrerPolicy(referrer(value));
                default -> others.add(custom(name, value));
            }
        });
        return ResponseHeadersPolicy.Builder.create(scope, "PageHeaders")
                .securityHeadersBehavior(policy.build())
                .customHeadersBehavior(custom(others))
                .build();
    }

    /** What says nothing about pages: an answer of the API, or the bank page with a policy of its own. */
    ResponseHeadersPolicy ofAnswers(Construct scope) {
        return ResponseHeadersPolicy.Builder.create(scope, "AnswerHeaders")
                .securityHeadersBehavior(ResponseSecurityHeadersBehavior.builder()
                        .strictTransportSecurity(transport(headers.getOrDefault("Strict-Transport-Security", "")))
                        .contentTypeOptions(noSniffing(headers.getOrDefault("X-Content-Type-Options", "")))
                        .build())
                .build();
    }

    private static ResponseHeadersContentSecurityPolicy content(String value) {
        return ResponseHeadersContentSecurityPolicy.builder()
                .contentSecurityPolicy(value)
                .override(true)
                .build();
    }

    private static ResponseHeadersStrictTransportSecurity transport(String value) {
        var parts = TRANSPORT.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException("CloudFront can't say Strict-Transport-Security: " + value);
        }
        return ResponseHeadersStrictTransportSecurity.builder()
                .accessControlMaxAge(Duration.seconds(Integer.parseInt(parts.group(1))))
                .includeSubdomains(true)
                .override(true)
                .build();
    }

    private static ResponseHeadersContentTypeOptions noSniffing(String value) {
        if (!value.equals("nosniff")) {
            throw new IllegalArgumentException("CloudFront can't say X-Content-Type-Options: " + value);
        }
        return ResponseHeadersContentTypeOptions.builder().override(true).build();
    }

    private static ResponseHeadersReferrerPolicy referrer(String value) {
        if (!value.equals("strict-origin-when-cross-origin")) {
            throw new IllegalArgumentException("CloudFront is not told how to say Referrer-Policy: " + value);
        }
        return ResponseHeadersReferrerPolicy.builder()
                .referrerPolicy(HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)
                .override(true)
                .build();
    }

    private static ResponseCustomHeadersBehavior custom(List<ResponseCustomHeader> headers) {
        return ResponseCustomHeadersBehavior.builder().customHeaders(headers).build();
    }

    private static ResponseCustomHeader custom(String name, String value) {
        return ResponseCustomHeader.builder()
                .header(name)
                .value(value)
                .override(true)
                .build();
    }
}

package dev.quittance.deploy.edge;

import java.util.List;
import java.util.stream.Collectors;

/** A line of JSON for each request: who, what, how long, and whose fault. No header, no body, no key. */
final class AccessLogFormat {

    private static final List<String> FIELDS = List.of(
            "requestId",
            "extendedRequestId",
            "requestTime",
            "httpMethod",
            "resourcePath",
            "status",
            "responseLength",
            "responseLatency",
            "integrationLatency",
            "integrationStatus",
            "xrayTraceId",
            "error.responseType");

    static final String JSON = FIELDS.stream()
            .map(field -> "\"" + field + "\":\"$context." + field + "\"")
            .collect(Collectors.joining(",", "{", "}"));

    private AccessLogFormat() {}
}

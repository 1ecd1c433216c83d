package dev.quittance.deploy.edge;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One operation of the API.
 *
 * @param path with its variables, e.g. {@code /api/v1/payments/{id}}
 * @param requiredHeaders without which the gateway refuses a request itself
 */
record Route(String path, String method, List<String> requiredHeaders) implements Comparable<Route> {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Comparator<Route> ORDER =
            Comparator.comparing(Route::path).thenComparing(Route::method);

    List<String> segments() {
        return Stream.of(path.substring(1).split("/", -1)).toList();
    }

    /** What the gateway must know of a request: {@code true} where it must be there. */
    Map<String, Boolean> requested() {
        var parameters = new TreeMap<String, Boolean>();
        variables().forEach(name -> parameters.put("method.request.path." + name, true));
        requiredHeaders.forEach(name -> parameters.put("method.request.header." + name, true));
        return parameters;
    }

    /** Headers, query and body are handed on as they are; variables of the path have to be named. */
    Map<String, String> handedOn() {
        var parameters = new TreeMap<String, String>();
        variables().forEach(name -> parameters.put("integration.request.path." + name, "method.request.path." + name));
        return parameters;
    }

    @Override
    public int compareTo(Route other) {
        return ORDER.compare(this, other);
    }

    private List<String> variables() {
        return VARIABLE.matcher(path)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

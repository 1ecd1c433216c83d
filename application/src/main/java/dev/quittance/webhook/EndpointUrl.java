package dev.quittance.webhook;

import dev.quittance.events.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses an endpoint may have. What a name stands for is looked at when it is called; here is refused what can
 * be seen at once, above all addresses in digits, in whatever notation someone thought of.
 */
final class EndpointUrl {

    private static final int LENGTH_MAX = 2_048;
    private static final int PORT_HTTPS = 443;
    private static final int PORT_MAX = 65_535;

    /** As the URL standard has it: a host whose last label is a number is an IPv4 address. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private EndpointUrl() {}

    /** What is wrong with it, as a sentence; empty when nothing is. */
    static Optional<String> fault(String url, Mode mode, boolean allowLoopback) {
        if (url.length() > LENGTH_MAX) {
            return Optional.of("A URL has at most " + LENGTH_MAX + " characters.");
        }
        try {
            return fault(new URI(url), mode, allowLoopback);
        } catch (URISyntaxException e) {
            return Optional.of("This is not a URL.");
        }
    }

    private static Optional<String> fault(URI url, Mode mode, boolean allowLoopback) {
        var host = url.getHost();
        if (host == null || !url.toASCIIString().equals(url.toString())) {
            return Optional.of("This is not an absolute URL with a host name in ASCII.");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("A URL carries neither a user nor a fragment.");
        }
        if (host.startsWith("[") || ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return Optional.of("Give the host's name, not its address.");
        }
        if (isLocal(host) && !(allowLoopback && mode == Mode.TEST)) {
            return Optional.of("This host is not on the public internet.");
        }
        if (port(url) < 1 || port(url) > PORT_MAX) {
            return Optional.of("A port is a number from 1 to " + PORT_MAX + ".");
        }
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (mode == Mode.LIVE && (!scheme.equals("https") || port(url) != PORT_HTTPS)) {
            return Optional.of("In live mode, endpoints are called over https on port 443.");
        }
        return scheme.equals("https") || scheme.equals("http")
                ? Optional.empty()
                : Optional.of("Endpoints are called over https, or over http in test mode.");
    }

    private static boolean isLocal(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return !name.contains(".")
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal");
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    static int port(URI url) {
        return url.getPort() != -1 ? url.getPort() : isHttps(url) ? PORT_HTTPS : 80;
    }

    /** Path and query, as they stand in a request's first line. */
    static String target(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}

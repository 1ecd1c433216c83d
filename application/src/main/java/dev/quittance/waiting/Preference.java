package dev.quittance.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** RFC 7240's {@code wait}. What can't be read or is not known is ignored, as the RFC says. */
public final class Preference {

    public static final String HEADER = "Prefer";
    public static final String APPLIED_HEADER = "Preference-Applied";

    private static final int SECONDS_MAX = 20;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?:$|[,;])", Pattern.CASE_INSENSITIVE);

    private Preference() {}

    /**
     * How long the caller would wait for the outcome, at most 20 s; empty when it didn't say or said 0.
     *
     * @param header of all its lines, which are one list
     */
    public static Optional<Duration> wait(String header) {
        var wait = WAIT.matcher(header);
        if (!wait.find()) {
            return Optional.empty();
        }
        int seconds = Math.min(SECONDS_MAX, Integer.parseInt(wait.group(1)));
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    public static String applied(Duration wait) {
        return "wait=" + wait.toSeconds();
    }
}

package dev.quittance.admin;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and words as pages write them. Every time is UTC and the page says so. */
@TemplateExtension
final class Times {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static String utc(Instant at) {
        return UTC.format(at);
    }

    /** Roughly, as people say it. */
    static String brief(Duration wait) {
        var seconds = wait.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }

    /** A number that was counted no further than to a bound. */
    static String upTo(int counted, int bound) {
        return counted < bound ? Integer.toString(counted) : bound + " or more";
    }

    /** A wire name in words. */
    static String inWords(String name) {
        return name.replace('_', ' ');
    }

    /** The end of a long id, which tells it from its neighbours. */
    static String brief(String id) {
        return id.length() <= 18 ? id : id.substring(0, id.indexOf('_') + 1) + "…" + id.substring(id.length() - 10);
    }
}

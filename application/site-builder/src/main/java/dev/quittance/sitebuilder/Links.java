package dev.quittance.sitebuilder;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** Finds addresses that lead nowhere, fragments too: a site with a broken link is not built. */
final class Links {

    private static final Pattern LINK = Pattern.compile("\\s(?:href|src)=\"([^\"]*)\"");

    private Links() {}

    static void check(Site site) {
        var broken = new ArrayList<String>();
        var pages = site.pages();
        pages.forEach((address, html) -> {
            var links = LINK.matcher(html);
            while (links.find()) {
                if (!leadsSomewhere(site, address, links.group(1))) {
                    broken.add(address + " → " + links.group(1));
                }
            }
        });
        if (!broken.isEmpty()) {
            throw new IllegalStateException("broken links:\n  " + String.join("\n  ", broken));
        }
    }

    private static boolean leadsSomewhere(Site site, String from, String link) {
        // The API answers for its own addresses, others for theirs.
        if (link.startsWith("/api/") || link.startsWith("https://")) {
            return true;
        }
        int hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var file = path.isEmpty() ? from : path.endsWith("/") ? path + "index.html" : path;
        if (!site.has(file)) {
            return false;
        }
        return hash < 0 || site.pages().getOrDefault(file, "").contains(" id=\"" + link.substring(hash + 1) + "\"");
    }
}

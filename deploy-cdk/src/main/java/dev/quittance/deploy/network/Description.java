package dev.quittance.deploy.network;

import java.util.regex.Pattern;

/** What EC2 takes for the description of a group or a rule. It refuses an apostrophe, and says so only in a deployment. */
final class Description {

    private static final Pattern TAKEN = Pattern.compile("[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");

    private Description() {}

    static String of(String words) {
        if (!TAKEN.matcher(words).matches()) {
            throw new IllegalArgumentException("EC2 refuses this description: " + words);
        }
        return words;
    }
}

package dev.quittance.problem;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** An email address as SMTP carries it: in ASCII, the domain as DNS knows it. */
public final class EmailAddress {

    private static final Pattern FORM = Pattern.compile("(?<local>[!-~&&[^@]]{1,64})@(?<domain>[^@\\s]{1,255})");

    private EmailAddress() {}

    /**
     * Other letters before the {@code @} are refused: few servers take them, and what loses a bit of each on its way may be
     * somebody else's address.
     *
     * @return empty when mail can't be sent there
     */
    public static Optional<String> inAscii(String address) {
        var form = FORM.matcher(address);
        try {
            return form.matches()
                    ? Optional.of(form.group("local") + "@" + IDN.toASCII(form.group("domain")))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

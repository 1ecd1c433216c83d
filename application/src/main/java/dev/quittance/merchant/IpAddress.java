package dev.quittance.merchant;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses in the one spelling in which they are compared: an IPv6 address has many. */
final class IpAddress {

    private static final Pattern WHOLE =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]{0,45}:[0-9a-fA-F:.]{0,45}");

    private IpAddress() {}

    /** Empty when the text is no whole IPv4 or IPv6 address in digits. */
    static Optional<String> of(String text) {
        try {
            return WHOLE.matcher(text).matches()
                    ? Optional.of(InetAddress.ofLiteral(text).getHostAddress())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package dev.quittance.problem;

import dev.quittance.problem.Problem.InvalidParameter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a request's parameters one by one and refuses all that is wrong at once, each with its JSON pointer. */
public final class ParameterChecks {

    public static final int TEXT_MAX = 500;

    private final List<InvalidParameter> errors = new ArrayList<>();

    public ParameterChecks missing(String param) {
        errors.add(new InvalidParameter(ProblemCode.PARAMETER_MISSING, param, "This parameter is required."));
        return this;
    }

    public ParameterChecks invalid(String param, String detail) {
        return broken(param, ProblemCode.PARAMETER_INVALID, detail);
    }

    public ParameterChecks broken(String param, ProblemCode code, String detail) {
        errors.add(new InvalidParameter(code, param, detail));
        return this;
    }

    public ParameterChecks amount(String param, @Nullable Long amount) {
        if (amount != null && amount <= 0) {
            invalid(param, "The amount must be at least 1 minor unit.");
        }
        return this;
    }

    public ParameterChecks text(String param, @Nullable String text) {
        if (text != null && text.length() > TEXT_MAX) {
            invalid(param, "At most " + TEXT_MAX + " characters.");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            invalid(param, "The character U+0000 can't be stored.");
        }
        return this;
    }

    public ParameterChecks email(String param, @Nullable String address) {
        text(param, address);
        if (address != null && EmailAddress.inAscii(address).isEmpty()) {
            invalid(param, "This is not an email address.");
        }
        return this;
    }

    /** An absolute http(s) address. */
    public ParameterChecks address(String param, @Nullable String address) {
        text(param, address);
        if (address != null && !isWebAddress(address)) {
            invalid(param, "This is not an absolute http or https address.");
        }
        return this;
    }

    private static boolean isWebAddress(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Ends the look.
     *
     * @throws ProblemException when anything was wrong
     */
    public void refuseAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.ofAll(errors);
        }
    }
}

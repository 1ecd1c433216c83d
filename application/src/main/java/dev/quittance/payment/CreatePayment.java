package dev.quittance.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quittance.events.CaptureMethod;
import dev.quittance.events.TestPaymentMethod;
import dev.quittance.money.Currencies;
import dev.quittance.problem.Problem.InvalidParameter;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant sends to create a payment.
 *
 * @param amount minor units, 1 to 99,999,999
 * @param currency ISO 4217, in upper case
 * @param paymentMethod a token; without one the payment waits for it
 * @param confirm whether to start at once; true when left out
 * @param metadata at most 50 pairs of a key of up to 40 and a value of up to 500 characters, 8 KiB in all
 */
record CreatePayment(
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable @JsonProperty("payment_method") String paymentMethod,
        @Nullable @JsonProperty("capture_method") CaptureMethod captureMethod,
        @Nullable Boolean confirm,
        @Nullable String description,
        @Nullable String reference,
        @Nullable @JsonProperty("receipt_email") String receiptEmail,
        @Nullable @JsonProperty("return_url") String returnUrl,
        @Nullable Map<String, String> metadata) {

    static final long AMOUNT_MAX = 99_999_999;

    private static final int TEXT_MAX = 500;
    private static final int METADATA_KEYS_MAX = 50;
    private static final int METADATA_KEY_MAX = 40;
    private static final int METADATA_CHARACTERS_MAX = 8 * 1024;

    /**
     * Refuses what is missing or out of bounds, all of it at once.
     *
     * @throws ProblemException naming each parameter by its pointer
     */
    CreatePayment {
        var errors = new ArrayList<InvalidParameter>();
        checkMoney(errors, amount, currency);
        if (paymentMethod != null && TestPaymentMethod.ofToken(paymentMethod).isEmpty()) {
            errors.add(invalid("/payment_method", "There is no such payment method token."));
        }
        checkText(errors, "/description", description);
        checkText(errors, "/reference", reference);
        checkText(errors, "/return_url", returnUrl);
        checkText(errors, "/receipt_email", receiptEmail);
        if (receiptEmail != null && !receiptEmail.matches("[^@\\s]{1,64}@[^@\\s]{1,255}")) {
            errors.add(invalid("/receipt_email", "This is not an email address."));
        }
        checkMetadata(errors, metadata);
        if (!errors.isEmpty()) {
            throw ProblemException.ofAll(errors);
        }
    }

    boolean startsAtOnce() {
        return paymentMethod != null && !Boolean.FALSE.equals(confirm);
    }

    private static void checkMoney(List<InvalidParameter> errors, @Nullable Long amount, @Nullable String currency) {
        if (amount == null) {
            errors.add(missing("/amount"));
        } else if (amount <= 0) {
            errors.add(invalid("/amount", "The amount must be at least 1 minor unit."));
        } else if (amount > AMOUNT_MAX) {
            errors.add(new InvalidParameter(
                    ProblemCode.AMOUNT_TOO_LARGE,
                    "/amount",
                    "The amount may be at most " + AMOUNT_MAX + " minor units."));
        }
        if (currency == null) {
            errors.add(missing("/currency"));
        } else if (!Currencies.isKnown(currency)) {
            errors.add(invalid("/currency", "This is no ISO 4217 code of a currency that can be collected."));
        }
    }

    private static void checkText(List<InvalidParameter> errors, String param, @Nullable String text) {
        if (text != null && text.length() > TEXT_MAX) {
            errors.add(invalid(param, "At most " + TEXT_MAX + " characters."));
        }
        if (text != null && text.indexOf('\0') >= 0) {
            errors.add(invalid(param, "The character U+0000 can't be stored."));
        }
    }

    private static void checkMetadata(List<InvalidParameter> errors, @Nullable Map<String, @Nullable String> metadata) {
        if (metadata == null) {
            return;
        }
        if (metadata.size() > METADATA_KEYS_MAX) {
            errors.add(invalid("/metadata", "At most " + METADATA_KEYS_MAX + " keys."));
        }
        int characters = 0;
        for (var entry : metadata.entrySet()) {
            var pointer = "/metadata/" + entry.getKey();
            checkText(errors, pointer, entry.getKey());
            if (entry.getKey().isEmpty() || entry.getKey().length() > METADATA_KEY_MAX) {
                errors.add(invalid(pointer, "A key has 1 to " + METADATA_KEY_MAX + " characters."));
            }
            if (entry.getValue() == null) {
                errors.add(invalid(pointer, "A value is a string."));
                continue;
            }
            checkText(errors, pointer, entry.getValue());
            characters += entry.getKey().length() + entry.getValue().length();
        }
        if (characters > METADATA_CHARACTERS_MAX) {
            errors.add(invalid("/metadata", "At most 8 KiB in all."));
        }
    }

    private static InvalidParameter missing(String param) {
        return new InvalidParameter(ProblemCode.PARAMETER_MISSING, param, "This parameter is required.");
    }

    private static InvalidParameter invalid(String param, String detail) {
        return new InvalidParameter(ProblemCode.PARAMETER_INVALID, param, detail);
    }
}

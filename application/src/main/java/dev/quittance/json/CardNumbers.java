package dev.quittance.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * Finds what looks like a card number, so that none ever gets past the door. The value itself is never repeated.
 *
 * <p>A payer's email address may have any digits among its letters: who chose it, chose no card. One that is nothing but a
 * card number before its {@code @} is refused all the same. It may be somebody's telephone number, of which one in ten
 * passes the check; but that payer can do without a receipt, and nobody can take back a card number that was stored.
 */
final class CardNumbers {

    private static final Pattern CANDIDATE = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");

    private static final String EMAIL = "/receipt_email";

    private CardNumbers() {}

    static void refuseIn(JsonNode tree) {
        refuseIn(tree, "");
    }

    private static void refuseIn(JsonNode node, String pointer) {
        if (node.isValueNode()
                && (pointer.equals(EMAIL) ? isCardNumberAt(node.asText()) : holdsCardNumber(node.asText()))) {
            throw ProblemException.at(
                    pointer,
                    ProblemCode.RAW_CARD_DATA,
                    "This looks like a card number. Send a payment method's token.");
        }
        for (var field : node.properties()) {
            if (holdsCardNumber(field.getKey())) {
                throw ProblemException.at(
                        pointer, ProblemCode.RAW_CARD_DATA, "A field's name looks like a card number.");
            }
            refuseIn(field.getValue(), pointer + "/" + field.getKey());
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refuseIn(node.get(i), pointer + "/" + i);
            }
        }
    }

    private static boolean isCardNumberAt(String email) {
        var local = email.split("@", 2)[0];
        return CANDIDATE.matcher(local).matches() && holdsCardNumber(local);
    }

    private static boolean holdsCardNumber(String text) {
        var candidates = CANDIDATE.matcher(text);
        while (candidates.find()) {
            if (passesLuhn(candidates.group().replaceAll("[ -]", ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}

package dev.quittance.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what looks like a card number, so that none ever gets past the door. The value itself is never repeated.
 *
 * <p>A payer's email address may have any digits among its letters: who chose it, chose no card. One that is nothing but a
 * card number before its {@code @} is refused all the same. It may be somebody's telephone number, of which one in ten
 * passes the check; but that payer can do without a receipt, and nobody can take back a card number that was stored.
 */
final class CardNumbers {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[-\\s\\u00a0._/]{1,3}");

    /** Where the schemes' numbers begin. Asked of digits among others, where chance alone would find many a number. */
    private static final Pattern ISSUED = Pattern.compile(
            "4[0-9]{12,18}|5[0-9]{12,18}|6[0-9]{12,18}|2[2-7][0-9]{14}|3[47][0-9]{13}|3[0689][0-9]{12,17}"
                    + "|35[0-9]{14,17}");

    private static final int DIGITS_MIN = 13;
    private static final int DIGITS_MAX = 19;

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
            refuseIn(field.getValue(), StrictJson.pointer(pointer, field.getKey()));
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refuseIn(node.get(i), pointer + "/" + i);
            }
        }
    }

    private static boolean isCardNumberAt(String email) {
        var local = email.split("@", 2)[0];
        return local.matches("[0-9 -]+") && holdsCardNumber(local);
    }

    /** Looks at every row of digits: a card's may stand in groups, and its expiry beside it. */
    private static boolean holdsCardNumber(String text) {
        var row = new ArrayList<String>();
        var end = 0;
        for (var digits = DIGITS.matcher(text); digits.find(); end = digits.end()) {
            if (!BETWEEN_GROUPS.matcher(text.substring(end, digits.start())).matches()) {
                if (holdsCardNumber(row)) {
                    return true;
                }
                row.clear();
            }
            row.add(digits.group());
        }
        return holdsCardNumber(row);
    }

    private static boolean holdsCardNumber(List<String> row) {
        for (int from = 0; from < row.size(); from++) {
            var number = "";
            for (int to = from; to < row.size() && number.length() < DIGITS_MAX; to++) {
                number += row.get(to);
                var isAll = from == 0 && to == row.size() - 1;
                if (isCardNumber(number, isAll)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCardNumber(String digits, boolean standsAlone) {
        return digits.length() >= DIGITS_MIN
                && digits.length() <= DIGITS_MAX
                && (standsAlone || ISSUED.matcher(digits).matches())
                && passesLuhn(digits);
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

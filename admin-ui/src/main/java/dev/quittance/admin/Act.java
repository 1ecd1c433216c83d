package dev.quittance.admin;

/**
 * What an operator wants done, and why. It is written down in the transaction that does it.
 *
 * @param operator the name they logged in with
 * @param reason in their own words, never blank
 * @param formId of the form they sent: the same form sent twice acts once
 * @param requestId as the answer's {@code Request-Id} has it
 */
public record Act(String operator, String reason, String formId, String requestId) {

    private static final int REASON_MAX = 500;
    private static final int FORM_ID_MAX = 64;

    public Act {
        if (!isStorable(reason, REASON_MAX)) {
            throw new RefusedException("Give a reason of at most " + REASON_MAX + " characters.");
        }
        if (!isStorable(formId, FORM_ID_MAX)) {
            throw new RefusedException("The form is incomplete. Open the page again.");
        }
    }

    /** PostgreSQL keeps no U+0000. */
    private static boolean isStorable(String text, int max) {
        return !text.isBlank() && text.length() <= max && text.indexOf('\0') < 0;
    }
}

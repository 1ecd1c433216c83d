package dev.quittance.admin;

/** The way in and out, for the operator who asks. */
public interface Access {

    int PASSWORD_MIN = 12;

    /** What bcrypt reads; the rest of a longer one would be worth nothing. */
    int PASSWORD_MAX_BYTES = 72;

    /**
     * Chooses a password; their other sessions are over from then on.
     *
     * @param session the one that goes on
     * @throws RefusedException when the current one is wrong, or the new one won't do
     */
    void choosePassword(String operator, String session, String current, String chosen);

    /** Ends the session, whatever cookie still names it. */
    void logOut(String session);
}

package dev.quittance.admin;

import java.time.Instant;
import java.util.List;

/** The merchants, as operators look after them. Every act is written to the audit. */
public interface MerchantConsole {

    /** The newest 200. */
    List<Row> list();

    /** @return the new merchant's id */
    String create(Act act, String name, String contactEmail);

    /** Its keys stop working within seconds; what is under way goes on to its end. */
    void suspend(Act act, String id);

    void resume(Act act, String id);

    /**
     * Issues a secret key for test mode.
     *
     * @return the secret, which is kept nowhere and can't be shown again
     */
    String issueKey(Act act, String id);

    /** A merchant in the list. */
    record Row(String id, String name, String contactEmail, boolean suspended, int keys, Instant createdAt) {

        public String status() {
            return suspended ? "suspended" : "active";
        }

        /** Where the form of an act goes. */
        public String act(String act) {
            return "/admin/merchants/" + id + "/" + act;
        }
    }
}

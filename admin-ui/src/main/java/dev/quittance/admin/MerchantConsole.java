package dev.quittance.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The merchants, as operators look after them. Every act is written to the audit. */
public interface MerchantConsole {

    /** The newest 200. */
    List<Row> list();

    /** With its newest 100 keys. */
    Optional<Detail> find(String id);

    /** @return the new merchant's id */
    String create(Act act, String name, String contactEmail);

    /** @param contactEmail whom to tell that a webhook endpoint was disabled; empty: nobody */
    void changeContact(Act act, String id, String contactEmail);

    /** Its keys stop working within seconds; what is under way goes on to its end. */
    void suspend(Act act, String id);

    void resume(Act act, String id);

    /**
     * Issues a secret key for test mode.
     *
     * @return the secret, which is kept nowhere and can't be shown again
     */
    String issueKey(Act act, String id);

    /** The key stops working within seconds, for good. */
    void revokeKey(Act act, String id, String key);

    /** A merchant and its keys, newest first. */
    record Detail(Row row, List<Key> keys) {

        /** Where the form goes that revokes a key. */
        public String revoke(Key key) {
            return row.act("keys/" + key.id() + "/revoke");
        }
    }

    /**
     * A key, of which nobody knows the secret.
     *
     * @param lastFour the secret's end, to tell keys apart
     * @param status {@code active}, {@code expired} or {@code revoked}
     * @param scopes in words; a secret key may do everything
     */
    record Key(
            String id,
            @Nullable String name,
            @Nullable String lastFour,
            String mode,
            String status,
            String scopes,
            @Nullable Instant lastUsedAt,
            Instant createdAt) {}

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

package dev.quittance.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators, as admins look after them. Every act is written to the audit.
 *
 * <p>Every method that changes something throws {@link RefusedException} when it can't be done; nobody can take away
 * their own access, so that an admin is always left.
 */
public interface OperatorConsole {

    List<String> ROLES = List.of("viewer", "operator", "admin");

    /** By name, at most 200. */
    List<Row> list();

    /** @return the secret for their first login, which is kept nowhere and can't be shown again */
    String create(Act act, String name, String role);

    /** Counts from their next page on. */
    void changeRole(Act act, String name, String role);

    /**
     * Takes their password away and ends their sessions.
     *
     * @return as {@link #create}
     */
    String reset(Act act, String name);

    /** Ends their sessions, and lets them begin no other. */
    void disable(Act act, String name);

    void enable(Act act, String name);

    /**
     * An operator in the list.
     *
     * @param status {@code active}, {@code disabled}, {@code locked} after too many wrong passwords, or {@code invited}
     *     until they have chosen a password
     */
    record Row(
            String name,
            String role,
            String status,
            Instant createdAt,
            @Nullable Instant lastLoginAt) {

        public boolean disabled() {
            return status.equals("disabled");
        }

        /** Where the form of an act goes. */
        public String act(String act) {
            return "/admin/operators/" + name + "/" + act;
        }
    }
}

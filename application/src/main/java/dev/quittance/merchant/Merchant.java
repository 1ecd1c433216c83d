package dev.quittance.merchant;

import dev.quittance.id.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who collects payments here. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
public class Merchant extends PanacheEntityBase {

    @Id
    private String id;

    private String name;
    private @Nullable String contactEmail;
    private @Nullable Instant suspendedAt;
    private Instant createdAt;

    static Merchant create(String name, @Nullable String contactEmail, Instant now) {
        var merchant = new Merchant();
        merchant.id = Ids.merchant();
        merchant.name = name;
        merchant.contactEmail = contactEmail;
        merchant.createdAt = now;
        return merchant;
    }

    void contact(@Nullable String email) {
        contactEmail = email;
    }

    /** Its keys stop working within seconds; what is under way goes on to its end. */
    void suspend(Instant now) {
        suspendedAt = now;
    }

    void resume() {
        suspendedAt = null;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Where it is told what concerns its account; null when it never said. */
    public @Nullable String contactEmail() {
        return contactEmail;
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }
}

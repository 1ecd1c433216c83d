package dev.quittance.merchant;

import dev.quittance.events.Mode;
import dev.quittance.problem.ParameterChecks;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with merchants; in the caller's transaction, under the merchant's row lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Merchants {

    private final InstantSource time;

    Merchants(InstantSource time) {
        this.time = time;
    }

    public Merchant create(String name, @Nullable String contactEmail) {
        new ParameterChecks()
                .text("/name", name)
                .email("/contact_email", contactEmail)
                .refuseAny();
        var merchant = Merchant.create(name, contactEmail, time.instant());
        merchant.persist();
        return merchant;
    }

    /** @param email null when nobody is to be told any more */
    public void changeContact(Merchant merchant, @Nullable String email) {
        new ParameterChecks().email("/contact_email", email).refuseAny();
        merchant.contact(email);
    }

    public Merchant lock(String id) {
        Merchant merchant = Merchant.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (merchant == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no merchant " + id + ".");
        }
        return merchant;
    }

    public void suspend(Merchant merchant) {
        merchant.suspend(time.instant());
    }

    public void resume(Merchant merchant) {
        merchant.resume();
    }

    /**
     * Ends one of a merchant's keys for good.
     *
     * @return the end of its secret; null on one that was made before these were kept
     */
    public @Nullable String revokeKey(Merchant merchant, String id) {
        ApiKey key = ApiKey.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (key == null || !key.merchantId.equals(merchant.id()) || key.revokedAt != null) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no API key " + id + " that could be revoked.");
        }
        key.revoke(time.instant());
        return key.lastFour;
    }

    /** Issues a secret key for a merchant that has none to issue it with; returns the secret, which is kept nowhere. */
    public String issueKey(Merchant merchant, String name) {
        var issued = ApiKey.issue(new Caller(merchant.id(), Mode.TEST), name, null, List.of(), time.instant());
        issued.key().persist();
        return issued.secret();
    }
}

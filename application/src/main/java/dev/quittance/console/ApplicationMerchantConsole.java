package dev.quittance.console;

import dev.quittance.admin.Act;
import dev.quittance.admin.MerchantConsole;
import dev.quittance.admin.RefusedException;
import dev.quittance.merchant.Merchant;
import dev.quittance.merchant.Merchants;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks after merchants for the console, and writes down who did what. */
@ApplicationScoped
@Transactional
class ApplicationMerchantConsole implements MerchantConsole {

    private static final int ROWS = 200;
    private static final String STATUS = "status";

    private final Merchants merchants;
    private final AuditTrail audit;
    private final Sql sql;

    ApplicationMerchantConsole(Merchants merchants, AuditTrail audit, Sql sql) {
        this.merchants = merchants;
        this.audit = audit;
        this.sql = sql;
    }

    @Override
    public List<Row> list() {
        return sql.list(
                """
                SELECT id, name, contact_email, suspended_at, created_at,
                    (SELECT count(*) FROM api_key WHERE merchant_id = merchant.id AND revoked_at IS NULL) AS keys
                FROM merchant ORDER BY created_at DESC, id DESC LIMIT\s""" + ROWS,
                row -> new Row(
                        row.getString("id"),
                        row.getString("name"),
                        Objects.requireNonNullElse(row.getString("contact_email"), ""),
                        row.getTimestamp("suspended_at") != null,
                        row.getInt("keys"),
                        Sql.at(row, "created_at")));
    }

    @Override
    public String create(Act act, String name, String contactEmail) {
        if (name.isEmpty()) {
            throw new RefusedException("Give the merchant a name.");
        }
        audit.refuseTwin(act);
        try {
            var merchant = merchants.create(name, contactEmail.isEmpty() ? null : contactEmail);
            Merchant.flush();
            audit.append(act, "create_merchant", merchant.id(), Map.of(), Map.of("name", name, STATUS, "active"));
            return merchant.id();
        } catch (ProblemException e) {
            throw new RefusedException(e.detail());
        }
    }

    @Override
    public void suspend(Act act, String id) {
        var merchant = lock(act, id);
        if (merchant.isSuspended()) {
            throw new RefusedException(merchant.name() + " is suspended already.");
        }
        merchants.suspend(merchant);
        audit.append(act, "suspend_merchant", id, Map.of(STATUS, "active"), Map.of(STATUS, "suspended"));
    }

    @Override
    public void resume(Act act, String id) {
        var merchant = lock(act, id);
        if (!merchant.isSuspended()) {
            throw new RefusedException(merchant.name() + " is not suspended.");
        }
        merchants.resume(merchant);
        audit.append(act, "resume_merchant", id, Map.of(STATUS, "suspended"), Map.of(STATUS, "active"));
    }

    @Override
    public String issueKey(Act act, String id) {
        var merchant = lock(act, id);
        var secret = merchants.issueKey(merchant, "issued by " + act.operator());
        audit.append(act, "issue_key", id, Map.of(), Map.of("key", "…" + secret.substring(secret.length() - 4)));
        return secret;
    }

    private Merchant lock(Act act, String id) {
        try {
            var merchant = merchants.lock(id);
            audit.refuseTwin(act);
            return merchant;
        } catch (ProblemException e) {
            throw new RefusedException(e.detail());
        }
    }
}

package dev.quittance.console;

import static dev.quittance.console.Refusals.asRefusal;

import dev.quittance.admin.Act;
import dev.quittance.admin.MerchantConsole;
import dev.quittance.admin.RefusedException;
import dev.quittance.merchant.Merchant;
import dev.quittance.merchant.Merchants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Looks after merchants for the console, and writes down who did what. */
@ApplicationScoped
@Transactional
class ApplicationMerchantConsole implements MerchantConsole {

    private static final int ROWS = 200;
    private static final String STATUS = "status";

    private static final String MERCHANT = """
            SELECT id, name, contact_email, suspended_at, created_at,
                (SELECT count(*) FROM api_key WHERE merchant_id = merchant.id AND revoked_at IS NULL) AS keys
            FROM merchant\s""";

    private static final String KEYS = """
            SELECT id, name, last_four, mode, coalesce(array_to_string(scopes, ', '), 'everything') AS scopes,
                CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= ? THEN 'expired' ELSE 'active' END
                AS status, last_used_at, created_at
            FROM api_key WHERE merchant_id = ? ORDER BY id DESC LIMIT 100""";

    private final Merchants merchants;
    private final AuditTrail audit;
    private final Sql sql;
    private final InstantSource time;

    ApplicationMerchantConsole(Merchants merchants, AuditTrail audit, Sql sql, InstantSource time) {
        this.merchants = merchants;
        this.audit = audit;
        this.sql = sql;
        this.time = time;
    }

    @Override
    public List<Row> list() {
        return sql.list(
                MERCHANT + "ORDER BY created_at DESC, id DESC LIMIT " + ROWS, ApplicationMerchantConsole::merchant);
    }

    @Override
    public Optional<Detail> find(String id) {
        return sql.first(MERCHANT + "WHERE id = ?", ApplicationMerchantConsole::merchant, id)
                .map(row -> new Detail(row, sql.list(KEYS, ApplicationMerchantConsole::key, time.instant(), id)));
    }

    private static Row merchant(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("name"),
                Objects.requireNonNullElse(row.getString("contact_email"), ""),
                row.getTimestamp("suspended_at") != null,
                row.getInt("keys"),
                Sql.at(row, "created_at"));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getString("id"),
                row.getString("name"),
                row.getString("last_four"),
                row.getString("mode"),
                row.getString("status"),
                row.getString("scopes"),
                Sql.atOrNull(row, "last_used_at"),
                Sql.at(row, "created_at"));
    }

    @Override
    public String create(Act act, String name, String contactEmail) {
        if (name.isEmpty()) {
            throw new RefusedException("Give the merchant a name.");
        }
        audit.refuseTwin(act);
        var merchant = asRefusal(() -> merchants.create(name, contactEmail.isEmpty() ? null : contactEmail));
        Merchant.flush();
        audit.append(act, "create_merchant", merchant.id(), Map.of(), Map.of("name", name, STATUS, "active"));
        return merchant.id();
    }

    @Override
    public void changeContact(Act act, String id, String contactEmail) {
        var merchant = lock(act, id);
        var before = Objects.requireNonNullElse(merchant.contactEmail(), "");
        asRefusal(() -> merchants.changeContact(merchant, contactEmail.isEmpty() ? null : contactEmail));
        audit.append(act, "change_contact", id, Map.of("contact", before), Map.of("contact", contactEmail));
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

    @Override
    public void revokeKey(Act act, String id, String key) {
        var merchant = lock(act, id);
        asRefusal(() -> {
            var lastFour = merchants.revokeKey(merchant, key);
            var name = lastFour == null ? key : "…" + lastFour;
            audit.append(act, "revoke_key", id, Map.of(name, "active"), Map.of(name, "revoked"));
        });
    }

    private Merchant lock(Act act, String id) {
        var merchant = asRefusal(() -> merchants.lock(id));
        audit.refuseTwin(act);
        return merchant;
    }
}

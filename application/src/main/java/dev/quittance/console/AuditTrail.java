package dev.quittance.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.quittance.admin.Act;
import dev.quittance.admin.Audit;
import dev.quittance.admin.ConsoleRequest;
import dev.quittance.admin.RefusedException;
import dev.quittance.id.Ids;
import dev.quittance.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What operators did, written in the transaction that did it. The database grants no more than reading and adding. */
@ApplicationScoped
class AuditTrail implements Audit {

    private static final int PAGE = 50;

    private final Sql sql;
    private final ConsoleRequest console;
    private final InstantSource time;

    AuditTrail(Sql sql, ConsoleRequest console, InstantSource time) {
        this.sql = sql;
        this.console = console;
        this.time = time;
    }

    /**
     * Called once what the act is about is locked, so that a twin that was quicker is seen.
     *
     * @throws RefusedException when the same form has acted before
     */
    @Transactional
    void refuseTwin(Act act) {
        if (sql.first("SELECT 1 FROM operator_act WHERE form_id = ?", _ -> true, act.formId())
                .isPresent()) {
            throw twin();
        }
    }

    /** @throws RefusedException when the same form acts at the same moment, on what no lock keeps apart */
    @Transactional(Transactional.TxType.MANDATORY)
    void append(Act act, String name, String subject, Map<String, String> before, Map<String, String> after) {
        var added = sql.change(
                """
                INSERT INTO operator_act
                    (id, at, operator, role, act, subject, before, after, reason, request_id, form_id)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?) ON CONFLICT (form_id) DO NOTHING""",
                Ids.operatorAct(),
                time.instant(),
                act.operator(),
                console.role(),
                name,
                subject,
                StrictJson.write(before),
                StrictJson.write(after),
                act.reason(),
                act.requestId(),
                act.formId());
        if (added == 0) {
            throw twin();
        }
    }

    private static RefusedException twin() {
        return new RefusedException("This form was sent before. What it asked for has been done once.");
    }

    @Override
    @Transactional
    public Listed list(String operator, String subject, String older) {
        var rows = page(operator, subject, older, PAGE + 1);
        var page = rows.subList(0, Math.min(PAGE, rows.size()));
        return new Listed(page, rows.size() > PAGE ? page.getLast().id() : null);
    }

    @Override
    @Transactional(Transactional.TxType.NEVER)
    public void export(String operator, String subject, Consumer<Entry> reader) {
        sql.pages(older -> page(operator, subject, older, Sql.PAGE), Entry::id, reader);
    }

    private List<Entry> page(String operator, String subject, String older, int rows) {
        var where = new Where()
                .andIf("operator = ?", operator)
                .andIf("subject = ?", subject)
                .andIf("id < ?", older);
        return sql.list(
                "SELECT id, at, operator, role, act, subject, before, after, reason, request_id FROM operator_act WHERE "
                        + where.sql() + " ORDER BY id DESC LIMIT " + rows,
                AuditTrail::entry,
                where.values());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("id"),
                Sql.at(row, "at"),
                row.getString("operator"),
                row.getString("role"),
                row.getString("act"),
                row.getString("subject"),
                changes(row.getString("before"), row.getString("after")),
                row.getString("reason"),
                row.getString("request_id"));
    }

    static List<String> changes(String before, String after) {
        var was = facts(before);
        var is = facts(after);
        var names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        var changes = new ArrayList<String>();
        for (var name : names) {
            var old = was.getOrDefault(name, "–");
            var now = is.getOrDefault(name, "–");
            if (!Objects.equals(old, now)) {
                changes.add(name.replace('_', ' ') + ": " + old + " → " + now);
            }
        }
        return changes;
    }

    private static Map<String, String> facts(String json) {
        try {
            return StrictJson.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the audit holds only what was written here", e);
        }
    }
}

package dev.quittance.page;

import dev.quittance.events.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hibernate.Session;

/**
 * Reads one page of a table whose ids sort by time: conditions are added one by one, the cursor is an id, and one row more
 * than asked for says whether there is another page.
 */
public final class Listing<T> {

    private final Class<T> entity;
    private final String table;
    private final String order;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A list in the order of ids. */
    public Listing(Class<T> entity, String table) {
        this(entity, table, "id");
    }

    /** A list in the order of a unique column, with the id as its cursor all the same. */
    public Listing(Class<T> entity, String table, String order) {
        this.entity = entity;
        this.table = table;
        this.order = order;
    }

    /** Keeps to what belongs to a merchant: {@code merchant_id = :merchant AND mode = :mode}. */
    public Listing<T> of(String merchantId, Mode mode) {
        return where("merchant_id = :merchant", "merchant", merchantId)
                .where("mode = :mode", "mode", mode.name().toLowerCase(Locale.ROOT));
    }

    /** Adds a condition in SQL with one named parameter, when there is a value for it. */
    public Listing<T> where(String condition, String parameter, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add(condition);
            values.put(parameter, given);
        });
        return this;
    }

    public Listing<T> where(String condition, String parameter, Object value) {
        return where(condition, parameter, Optional.of(value));
    }

    public Listing<T> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * Reads the page that a query asks for.
     *
     * @param isVisible whether a cursor's id names a row of this list's owner
     * @throws dev.quittance.problem.ProblemException when both cursors are given, or one that is not visible
     */
    public Page<T> read(Session session, Query query, Predicate<String> isVisible) {
        query.refuseOthers();
        var cursor = query.cursor();
        cursor.in(id -> Optional.of(id).filter(isVisible));
        where(order + " < " + placeOf("after"), "after", cursor.after())
                .where(order + " > " + placeOf("before"), "before", cursor.before());
        return page(session, query.limit(), cursor.towardsNewer());
    }

    private Page<T> page(Session session, int limit, boolean towardsNewer) {
        var sql = "SELECT {" + table + ".*} FROM " + table + " WHERE " + String.join(" AND ", conditions) + " ORDER BY "
                + order + (towardsNewer ? " ASC" : " DESC") + " LIMIT " + (limit + 1);
        // A plan that is kept is good for most merchants and filters. For others it walks through all that there is.
        session.createNativeMutationQuery("SET LOCAL plan_cache_mode = force_custom_plan")
                .executeUpdate();
        var query = session.createNativeQuery(sql, entity, table);
        values.forEach(query::setParameter);
        var rows = query.getResultList();
        var page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(towardsNewer ? page.reversed() : page, rows.size() > limit);
    }

    private String placeOf(String cursor) {
        return order.equals("id")
                ? ":" + cursor
                : "(SELECT " + order + " FROM " + table + " WHERE id = :" + cursor + ")";
    }
}

package dev.quittance.page;

import dev.quittance.events.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hibernate.Session;

/**
 * Reads one page of a table whose ids sort by time: conditions are added one by one, the cursor is an id, and one row more
 * than asked for says whether there is another page.
 */
public final class Listing<T> {

    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_]+");

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

    /**
     * Keeps to what belongs to a merchant, whose id stands in the SQL itself: PostgreSQL keeps a plan that is good for most
     * merchants, and that reads the whole table for one that has nothing in it.
     */
    public Listing<T> of(String merchantId, Mode mode) {
        return where(ownedBy(merchantId, mode));
    }

    /** The condition of {@link #of}, for what a condition asks for in its turn. */
    public static String ownedBy(String merchantId, Mode mode) {
        return "merchant_id = '%s' AND mode = '%s'"
                .formatted(literal(merchantId), mode.name().toLowerCase(Locale.ROOT));
    }

    private static String literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Keeps to one of our words, when it is given; it stands in the SQL itself, so that an index of rare ones is found. */
    public Listing<T> is(String column, Optional<String> word) {
        word.ifPresent(given -> where(column + " = '" + literal(given) + "'"));
        return this;
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
        // A plan that is kept for whatever is asked for next walks through all that the merchant has.
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

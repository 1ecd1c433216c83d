package dev.quittance.page;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where a page begins: after an id towards older ones, or before an id towards newer ones; neither is the list's newest
 * page.
 */
public record Cursor(Optional<String> after, Optional<String> before) {

    static Cursor of(Query query) {
        var cursor = new Cursor(query.text("starting_after"), query.text("ending_before"));
        if (cursor.after.isPresent() && cursor.before.isPresent()) {
            throw Query.invalid("ending_before", "Give starting_after or ending_before, not both.");
        }
        return cursor;
    }

    public boolean towardsNewer() {
        return before.isPresent();
    }

    /**
     * The row that the cursor names, if it names one.
     *
     * @param list finds a row of the list by its id
     * @throws dev.quittance.problem.ProblemException {@code parameter-invalid} when the list has no such row
     */
    public <T> Optional<T> in(Function<String, Optional<T>> list) {
        return after.map(id -> find(list, "starting_after", id))
                .or(() -> before.map(id -> find(list, "ending_before", id)));
    }

    private static <T> T find(Function<String, Optional<T>> list, String name, String id) {
        return list.apply(id).orElseThrow(() -> Query.invalid(name, "There is no such id in this list."));
    }
}

package dev.quittance.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, newest first.
 *
 * @param hasMore whether there is another page in the direction that was read
 */
public record Page<T>(List<T> data, boolean hasMore) {

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(data.stream().map(view).toList(), hasMore);
    }
}

package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list, from the query parameters {@code limit} and {@code cursor}.
 * Controller methods take it as a parameter.
 *
 * @param limit from 1 to 200
 * @param list the list and its reader; a cursor is not valid for any other
 */
public record PageRequest(int limit, @Nullable String cursor, String list) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 200;

    static PageRequest of(@Nullable String limit, @Nullable String cursor, String list) {
        if (limit == null) {
            return new PageRequest(DEFAULT_LIMIT, cursor, list);
        }
        int wanted = limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0;
        if (wanted < 1 || wanted > MAXIMUM_LIMIT) {
            throw ProblemException.invalid("limit", "limit");
        }
        return new PageRequest(wanted, cursor, list);
    }

    /** The page of a list that depends on the request's body. */
    public PageRequest askedFor(List<? extends @Nullable Object> asked) {
        return new PageRequest(limit, cursor, list + "\n" + asked);
    }

    /** Does not show what was requested. */
    @Override
    public String toString() {
        return "PageRequest[" + limit + "]";
    }

    /** The position after which the page begins; empty for the first page. */
    public List<String> after(Cursors cursors) {
        return cursor == null ? List.of() : cursors.read(list, cursor);
    }

    /**
     * The single value after which the page begins; null for the first page.
     *
     * @throws ProblemException 400 if the value cannot be read, because the cursor belongs to
     *     another list
     */
    public <T> @Nullable T after(Cursors cursors, Function<String, T> read) {
        List<String> position = after(cursors);
        if (position.isEmpty()) {
            return null;
        }
        try {
            return read.apply(position.getFirst());
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid("cursor", "cursor");
        }
    }
}

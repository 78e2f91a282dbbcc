package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for, from the query parameters {@code limit} and {@code cursor}. A
 * controller method takes it as a parameter.
 *
 * @param limit from 1 to 200
 * @param list which list is read, and by whom: no cursor leads into another one
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

    /** A page of what the body of the request asks for. */
    public PageRequest askedFor(List<? extends @Nullable Object> asked) {
        return new PageRequest(limit, cursor, list + "\n" + asked);
    }

    /** Tells nothing of what was asked for. */
    @Override
    public String toString() {
        return "PageRequest[" + limit + "]";
    }

    /** The position after which the page begins; empty for the first page. */
    public List<String> after(Cursors cursors) {
        return cursor == null ? List.of() : cursors.read(list, cursor);
    }

    /**
     * The one value after which the page begins; null for the first page.
     *
     * @throws ProblemException 400 if the value cannot be read, since the cursor is that of another
     *     list
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

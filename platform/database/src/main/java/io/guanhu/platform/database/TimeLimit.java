package io.guanhu.platform.database;

import java.time.Duration;
import java.util.Optional;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * How long work that is known to take long may hold a connection, and how long each of its
 * statements may take. Without one in the Reactor context the defaults apply, which are right for
 * requests.
 *
 * @param name the name with which an operator sets a different duration:
 *     {@code guanhu.database.limits.<name>}
 */
public record TimeLimit(String name, Duration duration) {

    /** For {@code contextWrite}. */
    public Context into(Context context) {
        return context.put(TimeLimit.class, this);
    }

    static Optional<TimeLimit> in(ContextView context) {
        return context.getOrEmpty(TimeLimit.class);
    }
}

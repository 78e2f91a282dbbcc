package io.guanhu.platform.runtime;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The W3C trace context of what is being done, carried in the Reactor context. */
public final class Trace {

    /** Key of the {@code traceparent} (W3C Trace Context, section 3.2) in the Reactor context. */
    public static final String TRACEPARENT = "traceparent";

    private static final int PARTS = 4;

    private Trace() {}

    /** Adds a trace context; nothing if there is none. */
    public static Context with(Context context, @Nullable String traceparent) {
        return traceparent == null ? context : context.put(TRACEPARENT, traceparent);
    }

    public static @Nullable String traceparent(ContextView context) {
        return context.<String>getOrEmpty(TRACEPARENT).orElse(null);
    }

    /** The 32 hexadecimal digits that logs, problems and audit entries show. */
    public static @Nullable String traceId(ContextView context) {
        String traceparent = traceparent(context);
        if (traceparent == null) {
            return null;
        }
        String[] parts = traceparent.split("-", -1);
        return parts.length == PARTS ? parts[1] : null;
    }
}

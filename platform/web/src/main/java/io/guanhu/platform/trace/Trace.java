package io.guanhu.platform.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A request's position in its trace (W3C Trace Context, version 00).
 *
 * @param id the trace's id: 32 hex digits, the same in every service that the request passes
 * @param span this hop's id: 16 hex digits
 */
public record Trace(String id, String span) {

    /** The request and response header of W3C Trace Context. */
    public static final String HEADER = "traceparent";

    /** The response header that shows the trace id to the caller. */
    public static final String ID_HEADER = "Trace-Id";

    private static final String KEY = Trace.class.getName();
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final String NO_TRACE = "0".repeat(32);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The caller's trace with a span of our own, or a new trace. */
    static Trace continuing(@Nullable String traceparent) {
        var parent = PARENT.matcher(traceparent == null ? "" : traceparent);
        boolean valid = parent.matches() && !parent.group(1).equals(NO_TRACE);
        return new Trace(valid ? parent.group(1) : hex(16), hex(8));
    }

    /** A new trace. */
    public static Trace fresh() {
        return continuing(null);
    }

    /** The trace of a reactive chain. */
    public static Optional<Trace> in(ContextView context) {
        return context.getOrEmpty(KEY);
    }

    /** Continues the trace in a message, if it has one. */
    public static Context continued(Context context, @Nullable String traceparent) {
        return traceparent == null ? context : context.put(KEY, continuing(traceparent));
    }

    /** The trace id of a request; null before the first filter has run. */
    public static @Nullable String idOf(ServerWebExchange exchange) {
        Trace trace = exchange.getAttribute(KEY);
        return trace == null ? null : trace.id();
    }

    /** The value of {@link #HEADER} for calls made from here. */
    public String parent() {
        return "00-" + id + "-" + span + "-01";
    }

    static String key() {
        return KEY;
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}

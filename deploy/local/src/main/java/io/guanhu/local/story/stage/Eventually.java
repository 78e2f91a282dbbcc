package io.guanhu.local.story.stage;

import io.guanhu.local.client.Http;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for results that arrive through events, and therefore a little later. */
public final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private Eventually() {}

    /** The first value that satisfies the condition, or the last value seen. */
    public static <T> T see(Duration patience, Supplier<T> look, Predicate<? super T> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        T seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() < deadline) {
            Http.pause(PAUSE);
            seen = look.get();
        }
        return seen;
    }
}

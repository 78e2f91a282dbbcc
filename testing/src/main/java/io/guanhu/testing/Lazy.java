package io.guanhu.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made by the first who asks. A failure reaches everyone who asks, in its own words. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        T existing = value;
        if (existing == null) {
            try {
                existing = maker.get();
                value = existing;
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return existing;
    }
}

package io.guanhu.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value computed on first use. A failure is passed on unchanged to all who ask. */
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

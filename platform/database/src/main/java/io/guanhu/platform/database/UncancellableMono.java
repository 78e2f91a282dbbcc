package io.guanhu.platform.database;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Fetches something that must be given back. The source is never cancelled, because its operators
 * may lose a value if a cancel arrives just as they pass it on. A value that arrives after a cancel
 * goes to {@code unwanted}.
 */
public final class UncancellableMono<T> extends Mono<T> {

    private final Mono<T> source;
    private final Unwanted<T> unwanted;

    /** Gives back a value that nobody waits for any longer. */
    @FunctionalInterface
    public interface Unwanted<T> {
        Mono<Void> release(T value, Context context);
    }

    public UncancellableMono(Mono<T> source, Unwanted<T> unwanted) {
        this.source = source;
        this.unwanted = unwanted;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        var fetching = new Fetching<>(actual, source, unwanted);
        actual.onSubscribe(fetching);
    }

    private enum State {
        IDLE,
        FETCHING,
        DONE,
        CANCELLED
    }

    private static final class Fetching<T> implements Subscription {

        private final CoreSubscriber<? super T> actual;
        private final Mono<T> source;
        private final Unwanted<T> unwanted;
        private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

        Fetching(CoreSubscriber<? super T> actual, Mono<T> source, Unwanted<T> unwanted) {
            this.actual = actual;
            this.source = source;
            this.unwanted = unwanted;
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n) && state.compareAndSet(State.IDLE, State.FETCHING)) {
                Context context = actual.currentContext();
                Consumer<@Nullable T> came = value -> done(value, context);
                source.subscribe(came, this::failed, () -> done(null, context), context);
            }
        }

        @Override
        public void cancel() {
            state.updateAndGet(now -> now == State.DONE ? now : State.CANCELLED);
        }

        private void done(@Nullable T value, Context context) {
            if (state.compareAndSet(State.FETCHING, State.DONE)) {
                if (value != null) {
                    actual.onNext(value);
                }
                actual.onComplete();
            } else if (value != null && state.get() == State.CANCELLED) {
                unwanted.release(value, context)
                        .subscribe(null, e -> Operators.onErrorDropped(e, context), null, context);
            }
        }

        private void failed(Throwable failure) {
            if (state.compareAndSet(State.FETCHING, State.DONE)) {
                actual.onError(failure);
            }
        }
    }
}

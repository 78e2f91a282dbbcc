package io.guanhu.platform.audit;

import io.guanhu.platform.runtime.NoTransaction;
import java.util.List;
import java.util.function.Function;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries out what people do: the work and its audit entry in one transaction, so that there are
 * both or neither.
 *
 * <p>Work that refuses just signals a problem (4xx). Its transaction is then rolled back, and the
 * act is recorded as refused, with the problem's code, in a transaction of its own: before the
 * response, and even if the caller has disconnected. The same goes for whatever else refuses the
 * request once its act is known.
 */
public final class Acts {

    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    Acts(AuditTrail trail, ReactiveTransactionManager transactions) {
        this.trail = trail;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /**
     * What work has done.
     *
     * @param entries what is recorded of it; nothing if nothing was done
     */
    public record Done<T>(T result, List<AuditEntry> entries) {

        public Done {
            entries = List.copyOf(entries);
        }

        public static <T> Done<T> of(T result, AuditEntry entry) {
            return new Done<>(result, List.of(entry));
        }

        public <R> Done<R> map(Function<? super T, ? extends R> mapping) {
            return new Done<>(mapping.apply(result), entries);
        }
    }

    /** Runs work in a transaction that ends with the act's entry. */
    public <T> Mono<T> carryOut(AuditEntry act, Mono<T> work) {
        return carryOut(List.of(act), work);
    }

    /** The same for work that is several acts at once. */
    public <T> Mono<T> carryOut(List<AuditEntry> acts, Mono<T> work) {
        Mono<T> entered = work.delayUntil(_ -> enter(acts))
                .switchIfEmpty(Mono.defer(() -> enter(acts).then(Mono.empty())));
        return attempt(acts, entered.as(transaction::transactional));
    }

    /**
     * The same for work that knows more about the act than was known before, such as whom it
     * concerns.
     *
     * @param act recorded if it is refused
     */
    public <T> Mono<T> carryOutEntering(AuditEntry act, Mono<Done<T>> work) {
        Mono<T> entered = work.delayUntil(done -> enter(done.entries())).map(Done::result);
        return attempt(act, entered.as(transaction::transactional));
    }

    /**
     * Records an act before its work, which cannot be undone or has transactions of its own. The
     * work begins only when the entry is committed. If the act is refused after all, this is
     * recorded too.
     */
    public <T> Mono<T> recordFirst(AuditEntry act, Mono<T> work) {
        Mono<Void> recorded =
                NoTransaction.required("An act is recorded before its work").then(trail.allowed(act));
        return attempt(act, recorded.then(work));
    }

    /**
     * Runs work that may be refused as this act: several transactions, a preparation, or a read. It
     * replaces what the request attempted so far. Outside of requests it has no effect.
     */
    public <T> Mono<T> attempt(AuditEntry act, Mono<T> work) {
        return attempt(List.of(act), work);
    }

    /** The same for a request that acts on several things at once. */
    public <T> Mono<T> attempt(List<AuditEntry> acts, Mono<T> work) {
        return Mono.deferContextual(context -> {
            Refusals.in(context).ifPresent(refusals -> refusals.attempt(acts));
            return work;
        });
    }

    private Mono<Void> enter(List<AuditEntry> entries) {
        return Flux.fromIterable(entries).concatMap(trail::allowed).then();
    }
}

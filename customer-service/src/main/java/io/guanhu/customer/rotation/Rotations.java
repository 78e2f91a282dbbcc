package io.guanhu.customer.rotation;

import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.Jobs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Starts rotations, one at a time over all replicas. */
@Component
class Rotations {

    private final RotationStore store;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Rotations(RotationStore store, Jobs jobs, TransactionalOperator transaction) {
        this.store = store;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /**
     * Starts a rotation, or returns the unfinished one.
     *
     * @param entering runs in the same transaction
     */
    Mono<Job> start(String startedBy, Mono<Void> entering) {
        Mono<Job> started = jobs.start(TokenRotation.TYPE, startedBy)
                .delayUntil(store::keepJob)
                .flatMap(jobs::get);
        return store.lockJob()
                .delayUntil(_ -> entering)
                .flatMap(last -> Mono.justOrEmpty(last).flatMap(jobs::get))
                .filter(job -> !job.state().isFinal())
                .switchIfEmpty(started)
                .as(transaction::transactional)
                .doOnNext(_ -> jobs.wake());
    }
}

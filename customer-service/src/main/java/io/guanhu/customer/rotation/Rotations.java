package io.guanhu.customer.rotation;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
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
    private final Acts acts;
    private final TransactionalOperator transaction;

    Rotations(RotationStore store, Jobs jobs, Acts acts, TransactionalOperator transaction) {
        this.store = store;
        this.jobs = jobs;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** Starts a rotation, or returns the unfinished one, as somebody's act. */
    Mono<Job> start(String startedBy, AuditEntry act) {
        return acts.carryOut(act, started(startedBy)).doOnNext(_ -> jobs.wake());
    }

    /** The same by a schedule. */
    Mono<Job> start(String startedBy) {
        return started(startedBy).as(transaction::transactional).doOnNext(_ -> jobs.wake());
    }

    private Mono<Job> started(String startedBy) {
        Mono<Job> started = jobs.start(TokenRotation.TYPE, startedBy)
                .delayUntil(store::keepJob)
                .flatMap(jobs::get);
        return store.lockJob()
                .flatMap(last -> Mono.justOrEmpty(last).flatMap(jobs::get))
                .filter(job -> !job.state().isFinal())
                .switchIfEmpty(started);
    }
}

package io.guanhu.platform.erasure.order;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import io.guanhu.platform.erasure.DestructionEpochs;
import io.guanhu.platform.erasure.ErasureExecution;
import io.guanhu.platform.erasure.Findings;
import io.guanhu.platform.erasure.order.ErasureStore.Job;
import io.guanhu.platform.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Reads back what was erased, and erases again until nothing readable is found. Then waits until
 * the epochs in which the keys end have closed, and sends the receipt. Each step is its own
 * transaction, and a job stays due until its receipt is in the outbox, so after a crash the next
 * round continues.
 */
final class Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final String service;
    private final ErasureExecution execution;
    private final ErasureStore store;
    private final EpochEnds epochs;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final AtomicLong open = new AtomicLong();
    private final Counter survivors;

    Receipts(
            String service,
            ErasureExecution execution,
            ErasureStore store,
            EpochEnds epochs,
            Outbox outbox,
            Clock clock,
            ReactiveTransactionManager transactions,
            MeterRegistry meters) {
        this.service = service;
        this.execution = execution;
        this.store = store;
        this.epochs = epochs;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = TransactionalOperator.create(transactions);
        this.survivors = Counter.builder("guanhu.erasure.survivors")
                .description("Read-backs that still found readable data")
                .register(meters);
        Gauge.builder("guanhu.erasure.open", open, AtomicLong::get)
                .description("Erasure orders without a receipt yet")
                .register(meters);
    }

    /** Processes the job that has been due the longest. */
    Mono<Duration> round() {
        return store.claim(clock.instant())
                .flatMap(job -> work(job).thenReturn(Duration.ZERO))
                .switchIfEmpty(
                        Mono.defer(() -> store.open().doOnNext(open::set)).thenReturn(IDLE));
    }

    private Mono<Void> work(Job job) {
        DestructionEpochs awaited = job.awaitedEpochs();
        return awaited == null ? prove(job) : await(job, awaited);
    }

    private Mono<Void> prove(Job job) {
        ErasureOrdered order = job.order();
        return execution
                .predictKeyFindings(order, job.findings())
                .delayUntil(findings -> remember(job, findings))
                .flatMap(findings -> execution
                        .destroyKeys(order)
                        .flatMap(destructionEpochs -> readBack(job.with(findings), destructionEpochs)));
    }

    private Mono<Void> await(Job job, DestructionEpochs awaited) {
        return epochs.of(awaited).flatMap(ends -> switch (ends) {
            case EpochEnds.Ended(var ended) -> transaction.transactional(receipt(job.order(), job.findings(), ended));
            case EpochEnds.Open(long epoch) ->
                store.stillOpen(epoch, clock.instant().plus(IDLE));
        });
    }

    /**
     * Stored before the keys are destroyed; afterwards nobody could distinguish a destroyed key
     * from one that never existed.
     */
    private Mono<Void> remember(Job job, List<Finding> findings) {
        return findings.equals(job.findings())
                ? Mono.empty()
                : store.erasedAgain(job.order().orderId(), findings, clock.instant());
    }

    private Mono<Void> readBack(Job job, DestructionEpochs destructionEpochs) {
        return execution
                .readBack(job.order(), job.findings())
                .flatMap(readBack -> Findings.clean(job.findings(), readBack)
                        ? proven(job.order(), readBack, destructionEpochs)
                        : eraseAgain(job, readBack));
    }

    /**
     * New data may arrive as soon as this commits, because nobody looks for leftovers any longer.
     */
    private Mono<Void> proven(ErasureOrdered order, List<Finding> readBack, DestructionEpochs destructionEpochs) {
        Mono<Void> atOnce = destructionEpochs.last().isPresent() ? Mono.empty() : receipt(order, readBack, List.of());
        return transaction.transactional(execution
                .reopen(order)
                .then(store.awaitEpochs(order.orderId(), readBack, destructionEpochs, clock.instant()))
                .then(atOnce));
    }

    private Mono<Void> receipt(ErasureOrdered order, List<Finding> findings, List<KeyEpoch> ended) {
        return store.receipted(order.orderId(), clock.instant())
                .filter(first -> first)
                .flatMap(first -> outbox.append(ErasureReceipted.answering(order, service, clock.instant())
                        .findings(findings)
                        .epochs(ended)
                        .build()));
    }

    private Mono<Void> eraseAgain(Job job, List<Finding> readBack) {
        ErasureOrdered order = job.order();
        survivors.increment();
        LOG.error(
                "Order {}: after {} attempt(s) a read-back still finds data in {}; erasing again",
                order.orderId(),
                job.attempts(),
                readBack.stream()
                        .filter(finding -> finding.readBack() > 0)
                        .map(Finding::store)
                        .toList());
        return transaction.transactional(Mono.defer(() -> execution.remove(order))
                .map(later -> Findings.merge(job.findings(), later))
                .flatMap(findings -> store.erasedAgain(order.orderId(), findings, clock.instant())));
    }
}

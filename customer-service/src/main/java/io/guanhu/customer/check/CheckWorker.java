package io.guanhu.customer.check;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.matching.SuspicionStore;
import io.guanhu.customer.registration.CheckStore;
import io.guanhu.customer.registration.CheckStore.Open;
import io.guanhu.customer.registration.RejectionStore;
import io.guanhu.customer.vault.Drafts;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Ends checks that nobody decided in time, destroys the keys of deleted drafts, and forgets old
 * rejections.
 */
@Configuration(proxyBeanMethods = false)
class CheckWorker {

    private static final int BATCH = 100;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final CheckStore store;
    private final RejectionStore rejections;
    private final SuspicionStore suspicions;
    private final Drafts drafts;
    private final Keyring keyring;
    private final CustomerProperties properties;
    private final TransactionalOperator transactions;
    private final Clock clock;
    private volatile Open open;

    CheckWorker(
            CheckStore store,
            RejectionStore rejections,
            SuspicionStore suspicions,
            Drafts drafts,
            Keyring keyring,
            CustomerProperties properties,
            TransactionalOperator transactions,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.rejections = rejections;
        this.suspicions = suspicions;
        this.drafts = drafts;
        this.keyring = keyring;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
        this.open = new Open(0, clock.instant());
        Gauge.builder("guanhu.registration.checks.open", () -> open.count())
                .description("Registrations that wait for a person")
                .register(meters);
        Gauge.builder("guanhu.registration.checks.oldest", this::oldest)
                .description("Seconds that the oldest of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    private double oldest() {
        Open now = open;
        return now.count() == 0
                ? 0
                : Duration.between(now.oldest(), clock.instant()).toMillis() / 1_000.0;
    }

    @Bean
    Worker registrationChecks() {
        return new Worker("registration-checks", this::round);
    }

    Mono<Duration> round() {
        Instant now = clock.instant();
        return store.expire(now, BATCH)
                .collectList()
                .delayUntil(drafts::discard)
                .as(transactions::transactional)
                .thenMany(store.withKeys(BATCH))
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(this::destroyKeys)
                .then(Mono.defer(() -> store.purge(now.minus(properties.keepChecksFor()), BATCH)))
                .then(Mono.defer(() -> rejections.purge(now, BATCH)))
                .then(Mono.defer(() -> suspicions.purge(now, BATCH)))
                .then(Mono.defer(() -> store.open(now)))
                .doOnNext(found -> open = found)
                .thenReturn(IDLE);
    }

    private Mono<Void> destroyKeys(UUID id) {
        return keyring.destroy(id, Customers.CATEGORIES).then(store.keysDestroyed(id));
    }
}

package io.guanhu.privacy.release;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.assessment.CustomerLockStore;
import io.guanhu.privacy.assessment.OwnFactsStore;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.customer.CustomerDirectory.RetentionFacts;
import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.law.RetentionRules;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.release.ReleaseStore.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies the law again to restricted data, on the day that it named. What no rule keeps any longer
 * is erased without another request: the customer's request was already confirmed and decided.
 */
@Component
class Releasing {

    private static final Logger LOG = LoggerFactory.getLogger(Releasing.class);

    private static final int BATCH = 20;
    private static final Duration NEXT_DAY = Duration.ofDays(1);

    private static final Caller SELF = Caller.service("privacy-service");

    private final ReleaseStore store;
    private final RequestStore requests;
    private final OwnFactsStore own;
    private final CustomerLockStore locks;
    private final CustomerDirectory customers;
    private final RetentionRules rules;
    private final Docket docket;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration interval;

    Releasing(
            ReleaseStore store,
            RequestStore requests,
            OwnFactsStore own,
            CustomerLockStore locks,
            CustomerDirectory customers,
            RetentionRules rules,
            Docket docket,
            AuditTrail trail,
            TransactionalOperator transaction,
            Ids ids,
            Clock clock,
            ZoneId zone,
            @Value("${guanhu.privacy.release-interval}") Duration interval) {
        this.store = store;
        this.requests = requests;
        this.own = own;
        this.locks = locks;
        this.customers = customers;
        this.rules = rules;
        this.docket = docket;
        this.trail = trail;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.interval = interval;
    }

    /** Processes what is due, and returns how long to pause. */
    Mono<Duration> round() {
        return store.due(today(), clock.instant(), BATCH)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(due -> ask(due).onErrorResume(e -> later(due, e)).thenReturn(due))
                .count()
                .map(taken -> taken < BATCH ? interval : Duration.ZERO);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Mono<Void> later(Due due, Throwable reason) {
        LOG.warn(
                "Could not review the data restricted by request {}; will try again: {}",
                due.requestId(),
                Failure.of(reason));
        return store.scheduleCheck(due.requestId(), clock.instant().plus(interval));
    }

    /** The facts are fetched outside the transaction, the legal holds read inside it. */
    private Mono<Void> ask(Due due) {
        return customers
                .retentionFacts(due.customerId())
                .flatMap(facts -> requests.lock(due.requestId())
                        .flatMap(stored -> release(stored, facts))
                        .as(transaction::transactional));
    }

    private Mono<Void> release(StoredRequest stored, RetentionFacts facts) {
        LocalDate today = today();
        UUID customer = stored.filing().customerId();
        return locks.of(customer)
                .then(Mono.defer(() -> Mono.zip(store.restricted(stored.id(), today), own.holds(customer))))
                .flatMap(read -> {
                    Assessment law = rules.release(read.getT1().keySet(), facts.with(read.getT2()), today);
                    return keep(stored, read.getT1(), law).then(Mono.defer(() -> order(stored, law, today)));
                });
    }

    private Mono<Void> keep(StoredRequest stored, Map<Category, Consequence> announced, Assessment law) {
        Instant again = clock.instant().plus(NEXT_DAY);
        return Flux.fromIterable(law.consequences())
                .filter(each -> each.verdict() != Verdict.ERASE)
                .concatMap(each -> store.keep(
                        stored.id(),
                        each.category(),
                        Objects.requireNonNull(announced.get(each.category())).nearer(each),
                        again))
                .then();
    }

    /**
     * Data that an investigation could have kept is erased by a request that only compliance may
     * see.
     */
    private Mono<Void> order(StoredRequest stored, Assessment law, LocalDate today) {
        Set<Category> veiled = rules.confidential(today);
        return Flux.fromIterable(law.of(Verdict.ERASE))
                .collect(Collectors.partitioningBy(each -> veiled.contains(each.category())))
                .flatMapIterable(Map::entrySet)
                .filter(group -> !group.getValue().isEmpty())
                .concatMap(group ->
                        order(stored, new Assessment(group.getValue(), law.rulesVersion()), group.getKey(), today))
                .then();
    }

    private Mono<Void> order(StoredRequest stored, Assessment erased, boolean hidden, LocalDate today) {
        Instant now = clock.instant();
        Set<Category> categories =
                erased.consequences().stream().map(Consequence::category).collect(Collectors.toSet());
        Filing filing = stored.filing().released(ids.next(), categories, hidden, now, today);
        return requests.file(filing, stored.locale(), null, null)
                .flatMap(filed -> filed
                        ? begin(filing, erased, now)
                        // The customer has an open request, which goes first.
                        : store.scheduleCheck(stored.id(), now.plus(interval)));
    }

    private Mono<Void> begin(Filing filing, Assessment assessment, Instant now) {
        var begun = Executing.released(filing, assessment, now);
        return requests.assess(filing.requestId(), assessment)
                .then(Mono.defer(() -> docket.store(begun.state(), begun.events(), now)))
                .then(Mono.defer(() -> store.release(filing.customerId(), filing.scope(), filing.requestId())))
                .then(trail.allowed(AuditEntry.on(
                        SELF, "privacy-request.release", "privacy-request", filing.requestId(), filing.customerId())));
    }
}

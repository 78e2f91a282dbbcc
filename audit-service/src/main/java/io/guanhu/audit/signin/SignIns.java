package io.guanhu.audit.signin;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.outbox.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the realm's events from shortly before the latest recorded one, and records the new ones.
 * Starting a little earlier is necessary because Keycloak commits events out of order. Recorded
 * events are remembered in the same transaction, so crashes and concurrent replicas lose or
 * duplicate nothing.
 */
final class SignIns {

    /** Longer than Keycloak takes to commit an event. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Duration REMEMBERED = AGAIN.multipliedBy(12);
    private static final int PAGE = 200;

    private final Realm realm;
    private final SignInStore store;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final String service;
    private final Duration rest;
    private final Clock clock;
    private volatile Instant readAt;

    /**
     * @param service the service named in the entries
     * @param rest the pause between two rounds
     */
    SignIns(
            Realm realm,
            SignInStore store,
            Outbox outbox,
            TransactionalOperator transaction,
            String service,
            Duration rest,
            Clock clock,
            MeterRegistry meters) {
        this.realm = realm;
        this.store = store;
        this.outbox = outbox;
        this.transaction = transaction;
        this.service = service;
        this.rest = rest;
        this.clock = clock;
        this.readAt = clock.instant();
        Gauge.builder("guanhu.audit.sign.ins.behind.seconds", this::lag)
                .description("Since the realm's events were last read to their end")
                .register(meters);
    }

    private double lag() {
        return Duration.between(readAt, clock.instant()).toSeconds();
    }

    /** Reads everything since the last round. */
    Mono<Duration> round() {
        return store.newest()
                .map(newest -> newest.minus(AGAIN))
                .defaultIfEmpty(Instant.EPOCH)
                .flatMap(from -> pages(from, 0))
                .then(store.newest())
                .flatMap(newest -> store.forget(newest.minus(REMEMBERED)))
                .then(Mono.fromSupplier(() -> {
                    readAt = clock.instant();
                    return rest;
                }));
    }

    private Mono<Void> pages(Instant from, int first) {
        return realm.events(from, first, PAGE)
                .flatMap(page -> record(page)
                        .then(page.size() < PAGE ? Mono.empty() : Mono.defer(() -> pages(from, first + PAGE))));
    }

    /** Looks up the accounts before the transaction begins. */
    private Mono<Void> record(List<RealmEvent> page) {
        Set<String> users = page.stream()
                .filter(event -> !event.isOfMachine())
                .flatMap(event -> Stream.ofNullable(event.userId()))
                .collect(Collectors.toSet());
        return Flux.fromIterable(users)
                .concatMap(user -> realm.account(user).map(account -> Map.entry(user, account)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(accounts -> transaction.transactional(record(page, accounts)));
    }

    private Mono<Void> record(List<RealmEvent> page, Map<String, Account> accounts) {
        if (page.isEmpty()) {
            return Mono.empty();
        }
        return store.take(page)
                .collect(Collectors.toSet())
                .map(taken -> page.stream()
                        .filter(event -> taken.contains(event.entryId()))
                        .map(event -> entry(event, accountOf(event, accounts)))
                        .toList())
                .flatMap(outbox::append);
    }

    private static Account accountOf(RealmEvent event, Map<String, Account> accounts) {
        if (event.isOfMachine()) {
            return Account.ofMachine(event.client());
        }
        String user = event.userId();
        return user == null ? Account.NOBODY : accounts.getOrDefault(user, Account.NOBODY);
    }

    private AuditEntryRecorded entry(RealmEvent event, Account account) {
        return AuditEntryRecorded.entry(event.entryId(), event.at(), service)
                .actor(account.type(), account.id())
                .branch(account.branch())
                .action(event.action())
                .resource("client", event.client())
                .customer(account.customerId())
                .outcome(event.refused() ? Outcome.REFUSED : Outcome.ALLOWED)
                .reason(event.reason())
                .build();
    }
}

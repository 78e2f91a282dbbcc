package io.guanhu.customer.erasure;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.erasure.CopyStore.Copy;
import io.guanhu.customer.retention.RetentionDateStore;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.CustomerEvents.CustomerErased;
import io.guanhu.platform.contract.CustomerEvents.CustomerRestricted;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.platform.erasure.KeysToDestroy;
import io.guanhu.platform.idempotency.IdempotencyKeys;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Erases the copies of a category and destroys its key, or restricts what must be kept. */
@Component
class CustomerDataHolder implements DataHolder {

    private static final String RESTRICTION = "postgresql:customer.restriction";
    private static final String ANSWERS = "postgresql:customer.idempotency_key";

    /** Orders come over Kafka from privacy-service, not from a person. */
    private static final Caller PRIVACY = Caller.service("privacy-service");

    private final CopyStore store;
    private final FieldErasure fields;
    private final Suppressing suppressing;
    private final RetentionDateStore dates;
    private final CustomerStore customers;
    private final IdempotencyKeys answers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    CustomerDataHolder(
            CopyStore store,
            FieldErasure fields,
            Suppressing suppressing,
            RetentionDateStore dates,
            CustomerStore customers,
            IdempotencyKeys answers,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.fields = fields;
        this.suppressing = suppressing;
        this.dates = dates;
        this.customers = customers;
        this.answers = answers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        UUID customer = order.customerId();
        Instant now = clock.instant();
        // The lock prevents a change that is being applied from writing between our deletes.
        return customers
                .lock(customer)
                .then(Flux.fromIterable(order.erase())
                        .concatMap(category -> erase(order, category, now))
                        .concatWith(Flux.fromIterable(order.restrict()).concatMap(each -> restrict(order, each, now)))
                        .concatWith(
                                Flux.fromIterable(order.eraseFields()).concatMap(each -> fields.erase(customer, each)))
                        .collectList())
                .delayUntil(_ -> dates.forgetUnneeded(customer))
                .delayUntil(findings ->
                        store.known(customer).filter(known -> known).flatMap(known -> announce(order, now)));
    }

    private Flux<Finding> erase(ErasureOrdered order, DataCategory category, Instant now) {
        UUID customer = order.customerId();
        return suppressing
                .setAside(customer, category, now)
                .concatWith(Flux.fromArray(Copy.values()).concatMap(copy -> erase(copy, customer, category)))
                .concatWith(forgetAnswers(customer, category))
                .concatWith(lift(order, category, now).then(Mono.empty()));
    }

    private Mono<Void> lift(ErasureOrdered order, DataCategory category, Instant now) {
        return order.leavesNoTrace()
                ? store.eraseUnseen(order.customerId(), category, now)
                : store.unrestrict(order.customerId(), category);
    }

    /** Restricted data stays sealed in place, but can no longer be searched. */
    private Flux<Finding> restrict(ErasureOrdered order, Restriction restriction, Instant now) {
        UUID customer = order.customerId();
        DataCategory category = restriction.category();
        return suppressing
                .setAside(customer, category, now)
                .concatWith(store.restrict(customer, restriction, order.orderId(), now)
                        .thenReturn(finding(RESTRICTION, category, Action.RESTRICTED, 1)))
                .concatWith(erase(Copy.SEARCH_TOKEN, customer, category))
                .concatWith(forgetAnswers(customer, category));
    }

    private Mono<Finding> erase(Copy copy, UUID customer, DataCategory category) {
        return store.erase(copy, customer, category).map(removed -> removed(copy.store(), category, removed));
    }

    /** Stored answers have no category, so the first category's finding counts all of them. */
    private Mono<Finding> forgetAnswers(UUID customer, DataCategory category) {
        return answers.forget(customer).map(removed -> removed(ANSWERS, category, removed));
    }

    private static Finding removed(String store, DataCategory category, long removed) {
        return finding(store, category, removed == 0 ? Action.NOTHING_HELD : Action.ERASED, removed);
    }

    private static Finding finding(String store, DataCategory category, Action action, long removed) {
        return new Finding(store, category, action, removed, 0);
    }

    private Mono<Void> announce(ErasureOrdered order, Instant now) {
        UUID customer = order.customerId();
        List<Event> events = new ArrayList<>();
        if (!order.erase().isEmpty()) {
            events.add(new CustomerErased(customer, order.erase(), now));
        }
        if (!order.restrict().isEmpty()) {
            Set<DataCategory> restricted = EnumSet.noneOf(DataCategory.class);
            order.restrict().forEach(each -> restricted.add(each.category()));
            events.add(new CustomerRestricted(customer, restricted, now));
        }
        // Hidden erasures of restricted data change nothing that can be read.
        return store.expireOpenChanges(customer, now)
                .then(order.leavesNoTrace() ? Mono.empty() : customers.raiseVersion(customer, now))
                .then(outbox.append(events))
                .then(audit.allowed(AuditEntry.onCustomer(PRIVACY, "customer.erase", customer)
                        .withReason("privacy-request")));
    }

    @Override
    public Flux<KeysToDestroy> keys(ErasureOrdered order) {
        return Flux.just(new KeysToDestroy(order.customerId(), order.erase()));
    }

    @Override
    public Mono<Void> beforeKeysAreDestroyed(ErasureOrdered order) {
        return suppressing.addEntries(order);
    }

    @Override
    public Mono<List<Finding>> reseal(ErasureOrdered order) {
        return Flux.fromIterable(order.eraseFields())
                .concatMap(each -> fields.sealAnew(order.customerId(), each))
                .collectList();
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return Flux.fromIterable(erased)
                .concatMap(finding -> readBackOne(order, finding).map(readable -> found(finding, readable)))
                .collectList();
    }

    private Mono<Long> readBackOne(ErasureOrdered order, Finding finding) {
        UUID customer = order.customerId();
        if (finding.store().equals(RESTRICTION)) {
            // Without the restriction, the category would be readable.
            return store.restrictions(customer, finding.category()).map(rows -> 1L - rows);
        }
        if (finding.store().equals(Suppressing.STORE)) {
            return suppressing.count(customer, finding.category());
        }
        if (FieldErasure.isStore(finding.store())) {
            return fields.count(customer, finding, order.eraseFields());
        }
        if (finding.store().equals(ANSWERS)) {
            return answers.countOf(customer);
        }
        return store.count(Copy.ofStore(finding.store()), customer, finding.category());
    }

    private static Finding found(Finding finding, long readable) {
        return new Finding(finding.store(), finding.category(), finding.action(), finding.removed(), readable);
    }
}

package io.guanhu.platform.erasure;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.security.Caller;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records in the audit log, after all entries the service has sent so far, that its keys of a
 * category end. Nobody can seal more data of it until they are destroyed, so this entry separates
 * data that can never be opened again from later data under new keys.
 */
final class AuditingHolder implements DataHolder {

    /** Orders come over Kafka or from the ledger, not from a person. */
    private static final Caller PRIVACY = Caller.service("privacy-service");

    private final DataHolder holder;
    private final AuditTrail audit;

    AuditingHolder(DataHolder holder, AuditTrail audit) {
        this.holder = holder;
        this.audit = audit;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        return holder.erase(order).delayUntil(_ -> recordEndOfKeys(order));
    }

    private Mono<Void> recordEndOfKeys(ErasureOrdered order) {
        return Flux.fromStream(order.erase().stream().sorted())
                .concatMap(category -> audit.allowed(entry(order, category)))
                .then();
    }

    private static AuditEntry entry(ErasureOrdered order, DataCategory category) {
        return AuditEntry.on(
                        PRIVACY, AuditEvents.END_KEYS, AuditEvents.ERASURE_ORDER, order.orderId(), order.customerId())
                .withReason(category.name());
    }

    @Override
    public Flux<KeysToDestroy> keys(ErasureOrdered order) {
        return holder.keys(order);
    }

    @Override
    public Mono<Void> beforeKeysAreDestroyed(ErasureOrdered order) {
        return holder.beforeKeysAreDestroyed(order);
    }

    @Override
    public Mono<List<Finding>> reseal(ErasureOrdered order) {
        return holder.reseal(order);
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return holder.readBack(order, erased);
    }
}

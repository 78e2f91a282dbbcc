package io.guanhu.customer.erasure;

import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** How many records there are of each copy, but for the profile, which is the vault's. */
final class InMemoryCopyStore extends CopyStore {

    private record Key(Copy copy, UUID customer, DataCategory category) {}

    private record Restricted(UUID customer, DataCategory category) {}

    private final InMemoryVault vault;
    private final Map<Key, Long> rows;
    private final Map<Restricted, Restriction> restrictions;
    private final Map<Restricted, Instant> unseen;
    private final Map<UUID, Instant> expired;

    InMemoryCopyStore(Memory memory, InMemoryVault vault) {
        super(Memory.noDatabase());
        this.vault = vault;
        this.rows = memory.rows();
        this.restrictions = memory.rows();
        this.unseen = memory.rows();
        this.expired = memory.rows();
    }

    /** One more record of a copy. */
    void copied(Copy copy, UUID customer, DataCategory category) {
        rows.merge(new Key(copy, customer, category), 1L, Long::sum);
    }

    boolean isRestricted(UUID customer, DataCategory category) {
        return restrictions.containsKey(new Restricted(customer, category));
    }

    boolean wentUnseen(UUID customer, DataCategory category) {
        return unseen.containsKey(new Restricted(customer, category));
    }

    /** Those whose open changes have expired. */
    Set<UUID> expired() {
        return Set.copyOf(expired.keySet());
    }

    @Override
    Mono<Boolean> known(UUID customerId) {
        return Mono.fromSupplier(() -> vault.store().ids().contains(customerId));
    }

    @Override
    Mono<Long> erase(Copy copy, UUID customerId, DataCategory category) {
        return Mono.fromSupplier(() -> {
            long there = there(copy, customerId, category);
            rows.remove(new Key(copy, customerId, category));
            if (copy == Copy.PROFILE) {
                vault.lose(customerId, category);
            }
            return there;
        });
    }

    @Override
    Mono<Long> count(Copy copy, UUID customerId, DataCategory category) {
        return Mono.fromSupplier(() -> there(copy, customerId, category));
    }

    private long there(Copy copy, UUID customerId, DataCategory category) {
        return copy == Copy.PROFILE
                ? vault.sealed(customerId, category).stream().count()
                : rows.getOrDefault(new Key(copy, customerId, category), 0L);
    }

    @Override
    Mono<Void> restrict(UUID customerId, Restriction restriction, UUID orderId, Instant now) {
        return Mono.fromRunnable(
                () -> restrictions.put(new Restricted(customerId, restriction.category()), restriction));
    }

    @Override
    Mono<Long> restrictions(UUID customerId, DataCategory category) {
        return Mono.fromSupplier(() -> isRestricted(customerId, category) ? 1L : 0L);
    }

    @Override
    Mono<Void> unrestrict(UUID customerId, DataCategory category) {
        return Mono.fromRunnable(() -> restrictions.remove(new Restricted(customerId, category)));
    }

    @Override
    Mono<Void> eraseUnseen(UUID customerId, DataCategory category, Instant now) {
        return Mono.fromRunnable(() -> {
            if (isRestricted(customerId, category)) {
                unseen.putIfAbsent(new Restricted(customerId, category), now);
            }
        });
    }

    @Override
    Mono<Void> expireOpenChanges(UUID customerId, Instant now) {
        return Mono.fromRunnable(() -> expired.put(customerId, now));
    }
}

package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.database.transaction.InMemoryTransactions;
import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.access.OutsideTransactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * The real keyring over keys in memory, which ask nobody for a page or a root. Within a transaction it refuses to be
 * asked, as the real one does in tests.
 */
public final class InMemoryKeyring {

    private final InMemoryKeys keys = new InMemoryKeys();
    private final Keyring keyring;

    public InMemoryKeyring(InMemoryTransactions transactions) {
        this.keyring = new Keyring(
                keys,
                new KeyThreads(1, Duration.ofSeconds(5)),
                Set.of(),
                new OutsideTransactions(true, new SimpleMeterRegistry()),
                new InMemoryKeyFences(transactions),
                TransactionalOperator.create(transactions));
    }

    public Keyring keyring() {
        return keyring;
    }

    /** The keys of a customer as they are now. */
    public CustomerKeys of(UUID customerId) {
        return CustomerKeys.of(keys.of(customerId));
    }

    /** Makes keys beforehand. */
    public CustomerKeys made(UUID customerId, DataCategory... categories) {
        keys.make(customerId, Set.of(categories).stream().map(Enum::name).collect(Collectors.toSet()));
        return of(customerId);
    }

    /** Ends the epoch in which keys die now: the caller that destroyed them gives its number. */
    public void endEpoch() {
        keys.endEpoch();
    }
}

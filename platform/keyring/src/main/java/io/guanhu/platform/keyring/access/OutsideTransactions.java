package io.guanhu.platform.keyring.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Prevents calls to the key store by anybody who holds a connection to the data, because the two
 * could wait for each other forever.
 */
public final class OutsideTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideTransactions.class);

    private final boolean refuse;
    private final Counter found;

    /**
     * @param refuse whether to fail; otherwise the call is counted and logged
     */
    public OutsideTransactions(boolean refuse, MeterRegistry meters) {
        this.refuse = refuse;
        this.found = Counter.builder("guanhu.keystore.in.transaction")
                .description("Calls to the key store from within a transaction on the data")
                .register(meters);
    }

    public <T> Mono<T> only(Mono<T> access) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .map(TransactionSynchronizationManager::isActualTransactionActive)
                .onErrorReturn(NoTransactionException.class, false)
                .flatMap(inTransaction -> inTransaction ? found(access) : access);
    }

    private <T> Mono<T> found(Mono<T> access) {
        found.increment();
        if (refuse) {
            return Mono.error(new IllegalStateException(
                    "The key store was called within a transaction: fetch keys before it" + " opens"));
        }
        if (found.count() == 1) {
            LOG.warn("The key store was called within a transaction; further cases are only counted");
        }
        return access;
    }
}

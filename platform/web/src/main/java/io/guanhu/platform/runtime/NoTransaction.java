package io.guanhu.platform.runtime;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Mono;

/** Guards work that must not run within a transaction because it may take long. */
public final class NoTransaction {

    /** Not every service has transactions. */
    private static final boolean POSSIBLE = ClassUtils.isPresent(
            "org.springframework.transaction.reactive.TransactionSynchronizationManager",
            NoTransaction.class.getClassLoader());

    private NoTransaction() {}

    /**
     * Completes if no transaction is open.
     *
     * @throws IllegalStateException (as an error signal) if one is
     */
    public static Mono<Void> required(String deed) {
        return POSSIBLE ? Checked.required(deed) : Mono.empty();
    }

    /** A separate class, so that its dependencies are only loaded where they exist. */
    private static final class Checked {

        static Mono<Void> required(String deed) {
            return TransactionSynchronizationManager.forCurrentTransaction()
                    .filter(TransactionSynchronizationManager::isActualTransactionActive)
                    .<Void>flatMap(_ -> Mono.error(new IllegalStateException(deed + " inside a transaction")))
                    .onErrorResume(NoTransactionException.class, _ -> Mono.empty());
        }
    }
}

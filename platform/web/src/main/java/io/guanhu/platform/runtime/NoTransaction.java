package io.guanhu.platform.runtime;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Mono;

/** For what must not be done while a transaction is open, since it may take long. */
public final class NoTransaction {

    /** Not every service has transactions at all. */
    private static final boolean POSSIBLE = ClassUtils.isPresent(
            "org.springframework.transaction.reactive.TransactionSynchronizationManager",
            NoTransaction.class.getClassLoader());

    private NoTransaction() {}

    /**
     * Completes where no transaction is open.
     *
     * @throws IllegalStateException (as an error signal) if one is
     */
    public static Mono<Void> required(String deed) {
        return POSSIBLE ? Checked.required(deed) : Mono.empty();
    }

    /** Apart, so that its classes are loaded only where they are. */
    private static final class Checked {

        static Mono<Void> required(String deed) {
            return TransactionSynchronizationManager.forCurrentTransaction()
                    .filter(TransactionSynchronizationManager::isActualTransactionActive)
                    .<Void>flatMap(_ -> Mono.error(new IllegalStateException(deed + " inside a transaction")))
                    .onErrorResume(NoTransactionException.class, _ -> Mono.empty());
        }
    }
}

package io.guanhu.platform.idempotency;

import io.guanhu.platform.database.RefusingDatabase;
import io.guanhu.platform.database.transaction.InMemoryTransactions;
import io.guanhu.platform.keyring.service.InMemoryServiceKeys;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** How many stored answers there are about each customer. */
public final class InMemoryAnswers {

    private final Map<UUID, Long> answers;
    private final IdempotencyKeys keys;

    public InMemoryAnswers(InMemoryTransactions transactions) {
        this.answers = transactions.rows();
        this.keys = new IdempotencyKeys(new Store(answers));
    }

    public IdempotencyKeys keys() {
        return keys;
    }

    /** Somebody got one more answer about a customer. */
    public void answered(UUID customer) {
        answers.merge(customer, 1L, Long::sum);
    }

    private static final class Store extends IdempotencyStore {

        private final Map<UUID, Long> answers;

        Store(Map<UUID, Long> answers) {
            super(new RefusingDatabase(), InMemoryServiceKeys.seal(), Clock.systemUTC());
            this.answers = answers;
        }

        @Override
        Mono<Long> deleteOf(UUID customerId) {
            return Mono.fromSupplier(() -> {
                Long there = answers.remove(customerId);
                return there == null ? 0 : there;
            });
        }

        @Override
        Mono<Long> countOf(UUID customerId) {
            return Mono.fromSupplier(() -> answers.getOrDefault(customerId, 0L));
        }
    }
}

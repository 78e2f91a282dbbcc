package io.guanhu.privacy.assessment;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The lock shared by placing a hold and deciding what may be erased. It prevents a hold from being
 * placed between reading the holds and issuing the order. If a request's row is locked too, that
 * row is locked first.
 */
@Component
public class CustomerLockStore {

    /** Distinguishes these locks from others in the same database; the value is arbitrary. */
    private static final long KIND = 0x6C61_77L;

    private final DatabaseClient database;

    CustomerLockStore(DatabaseClient database) {
        this.database = database;
    }

    /** Locks until the current transaction ends. */
    public Mono<Void> of(UUID customerId) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:customer, :kind))")
                .bind("customer", customerId.toString())
                .bind("kind", KIND)
                .then();
    }
}

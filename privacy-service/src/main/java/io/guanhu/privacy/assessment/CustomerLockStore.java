package io.guanhu.privacy.assessment;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one lock between placing a hold and judging what may be erased: no hold slips in between the
 * look at the holds and the order that follows from it. Where a request's row is locked too, it is
 * locked first.
 */
@Component
public class CustomerLockStore {

    /** Tells these locks from others of the same database; any constant would do. */
    private static final long KIND = 0x6C61_77L;

    private final DatabaseClient database;

    CustomerLockStore(DatabaseClient database) {
        this.database = database;
    }

    /** Held until the current transaction ends. */
    public Mono<Void> of(UUID customerId) {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended(:customer, :kind))")
                .bind("customer", customerId.toString())
                .bind("kind", KIND)
                .then();
    }
}

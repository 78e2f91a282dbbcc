package io.guanhu.customer.customers;

import static io.guanhu.platform.database.Columns.orNull;

import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.contract.OwnershipEvents.CustomerUnpooled;
import io.guanhu.platform.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who looks after whom, as reported by ownership-service. */
@Component
public class AssignmentStore {

    /**
     * How long managers reach customers they just created, until ownership-service has answered.
     */
    private static final Duration CREATOR_REACHES = Duration.ofSeconds(30);

    private final DatabaseClient database;

    AssignmentStore(DatabaseClient database) {
        this.database = database;
    }

    /** Gives a manager immediate access to their own customers whom they just created. */
    public Mono<Void> expect(Caller caller, List<UUID> customers, Instant now) {
        String manager = Customers.sightOf(caller).manager();
        String branch = caller.branch();
        if (manager == null || branch == null) {
            return Mono.empty();
        }
        return database.sql("""
                insert into assignment
                    (id, customer_id, role, manager_id, branch, starts_at, ends_at)
                select uuidv7(), n.customer_id, 'CREATOR', :manager, :branch, :now, :until
                from unnest(:customers::uuid[]) as n (customer_id)
                """)
                .bind("manager", manager)
                .bind("branch", branch)
                .bind("now", now)
                .bind("until", now.plus(CREATOR_REACHES))
                .bind("customers", customers.toArray(UUID[]::new))
                .then();
    }

    public Mono<Void> start(AssignmentStarted started) {
        GenericExecuteSpec insert = database.sql("""
                insert into assignment
                    (id, customer_id, role, manager_id, branch, starts_at, ends_at)
                values (:id, :customer, :role, :manager, :branch, :from, :to)
                on conflict (id) do nothing
                """)
                .bind("id", started.assignmentId())
                .bind("customer", started.customerId())
                .bind("role", started.role().name())
                .bind("manager", started.managerId())
                .bind("branch", started.branch())
                .bind("from", started.from());
        Instant to = started.to();
        return settle(started.customerId())
                .then(insert.bind("to", orNull(to, Instant.class)).then());
    }

    public Mono<Void> end(AssignmentEnded ended) {
        return database.sql("update assignment set ends_at = :to where id = :id")
                .bind("to", ended.to())
                .bind("id", ended.assignmentId())
                .then();
    }

    public Mono<Void> pool(CustomerPooled pooled) {
        return settle(pooled.customerId())
                .then(database.sql("""
                        insert into pooling (customer_id, pool_id, branch, starts_at)
                        values (:customer, :pool, :branch, :from)
                        on conflict do nothing
                        """)
                        .bind("customer", pooled.customerId())
                        .bind("pool", pooled.poolId())
                        .bind("branch", pooled.branch())
                        .bind("from", pooled.from())
                        .then());
    }

    public Mono<Void> unpool(CustomerUnpooled unpooled) {
        return database.sql("""
                update pooling set ends_at = :to
                where customer_id = :customer and pool_id = :pool and ends_at is null
                """)
                .bind("to", unpooled.to())
                .bind("customer", unpooled.customerId())
                .bind("pool", unpooled.poolId())
                .then();
    }

    /** Ownership-service has answered, so the creator's temporary access ends. */
    private Mono<Void> settle(UUID customerId) {
        return database.sql("delete from assignment where customer_id = :customer and role = 'CREATOR'")
                .bind("customer", customerId)
                .then();
    }
}

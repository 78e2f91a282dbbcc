package io.guanhu.ownership.arrival;

import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ArrivalStore {

    private final DatabaseClient database;

    ArrivalStore(DatabaseClient database) {
        this.database = database;
    }

    /** Whether this is the first event about the customer. */
    Mono<Boolean> add(CustomerCreated event) {
        return database.sql("""
                insert into customer (customer_id, branch, status, since)
                values (:customer, :branch, 'ACTIVE', :since)
                on conflict do nothing
                """)
                .bind("customer", event.customerId())
                .bind("branch", event.branch())
                .bind("since", event.at())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Whether the customer had been found missing; this settles it. */
    Mono<Boolean> settleMissed(UUID customerId) {
        return database.sql("""
                delete from census_difference
                where customer_id = :customer and kind = 'UNHEARD'
                """)
                .bind("customer", customerId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /**
     * OPEN or CLOSED, locked until the transaction ends; empty if the branch is not on the list.
     */
    Mono<String> stateOfBranch(String path) {
        return database.sql("select state from branch where path = :path for share")
                .bind("path", path)
                .mapValue(String.class)
                .one();
    }

    Mono<Void> status(CustomerStatusChanged event) {
        return database.sql("update customer set status = :status where customer_id = :customer")
                .bind("status", event.status().name())
                .bind("customer", event.customerId())
                .then();
    }
}

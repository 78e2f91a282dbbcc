package io.guanhu.customer.census;

import io.guanhu.platform.census.CensusStore;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Counts the customers of this service. */
@Component
class CustomerCensusStore extends CensusStore {

    CustomerCensusStore(DatabaseClient database) {
        super(database, "customer", "id", "created_at");
    }
}

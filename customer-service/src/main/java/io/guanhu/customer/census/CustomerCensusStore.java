package io.guanhu.customer.census;

import io.guanhu.platform.census.CensusStore;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** The customers as they are counted here. */
@Component
class CustomerCensusStore extends CensusStore {

    CustomerCensusStore(DatabaseClient database) {
        super(database, "customer", "id", "created_at");
    }
}

package io.guanhu.ownership.census;

import io.guanhu.platform.census.CensusStore;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Counts the customers of this service. */
@Component
class StewardCensusStore extends CensusStore {

    StewardCensusStore(DatabaseClient database) {
        super(database, "customer", "customer_id", "since");
    }
}

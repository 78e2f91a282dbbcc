package io.guanhu.customer.lookup;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.ConsentPurpose;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What is held about a customer besides the profile. */
@Component
class OwnDataStore {

    private final DatabaseClient database;

    OwnDataStore(DatabaseClient database) {
        this.database = database;
    }

    /** A consent, and whether staff recorded it for the customer. */
    record Consent(ConsentPurpose purpose, boolean granted, Instant changedAt, boolean byStaff) {}

    Flux<Consent> consents(UUID customerId) {
        return database.sql("""
                select purpose, granted, changed_at, changed_by <> :self as by_staff
                from consent where customer_id = :customer order by purpose
                """)
                .bind("customer", customerId)
                .bind("self", customerId.toString())
                .map(row -> new Consent(
                        ConsentPurpose.valueOf(text(row, "purpose")),
                        value(row, "granted", Boolean.class),
                        instant(row, "changed_at"),
                        value(row, "by_staff", Boolean.class)))
                .all();
    }
}

package io.guanhu.customer.contact;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.field.BuiltIn;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** When a customer's phone and email were changed, and by whom. */
@Component
class ContactChangeStore {

    private final DatabaseClient database;

    ContactChangeStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * One field of a change in force.
     *
     * @param by everybody involved: who proposed, confirmed or decided it
     * @param sealedBefore the previous value; absent if there was none, or it was erased since
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ContactChange(String field, Instant at, Set<String> by, byte @Nullable [] sealedBefore) {}

    /** The changes after an instant, earliest first. */
    Flux<ContactChange> since(UUID customerId, Instant after) {
        return database.sql("""
                select d.field, c.ended_at, d.sealed_before,
                       array_remove(array[c.proposed_by, c.confirmed_by, c.ended_by], null) as hands
                  from change c join change_detail d on d.change_id = c.id
                 where c.customer_id = :customer and c.state = 'APPLIED' and c.ended_at > :after
                   and d.field = any(:fields)
                 order by c.ended_at, c.applied_version
                """)
                .bind("customer", customerId)
                .bind("after", after)
                .bind("fields", new String[] {BuiltIn.PHONE.code(), BuiltIn.EMAIL.code()})
                .map(row -> new ContactChange(
                        text(row, "field"),
                        instant(row, "ended_at"),
                        new TreeSet<>(Arrays.asList(value(row, "hands", String[].class))),
                        row.get("sealed_before", byte[].class)))
                .all();
    }
}

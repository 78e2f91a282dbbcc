package io.guanhu.privacy.ordering;

import static io.guanhu.platform.database.Columns.orNull;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Orders, and the contact kept for the last notice. */
@Component
class OrderStore {

    private final DatabaseClient database;

    OrderStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> keepContact(UUID request, byte @Nullable [] phone, byte @Nullable [] email) {
        return database.sql("insert into kept_contact (request_id, phone, email) values (:id, :phone, :email)")
                .bind("id", request)
                .bind("phone", orNull(phone, byte[].class))
                .bind("email", orNull(email, byte[].class))
                .then();
    }

    Mono<Void> order(UUID request, UUID order, String json, Collection<String> holders) {
        return database.sql("""
                update privacy_request set order_id = :order, order_json = :json where id = :id
                """)
                .bind("order", order)
                .bind("json", json)
                .bind("id", request)
                .then()
                .then(database.sql("""
                        insert into expected_holder (order_id, holder)
                        select :order, unnest(:holders::text[])
                        """)
                        .bind("order", order)
                        .bind("holders", holders.toArray(String[]::new))
                        .then());
    }
}

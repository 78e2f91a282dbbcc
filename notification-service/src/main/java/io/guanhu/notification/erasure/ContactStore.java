package io.guanhu.notification.erasure;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes what is left of a contact. */
@Component
class ContactStore {

    private final DatabaseClient database;

    ContactStore(DatabaseClient database) {
        this.database = database;
    }

    /** A message that will not be sent. */
    record Cancelled(UUID id, String channel) {}

    /**
     * Until the request ends, no destination of this customer is stored; waits for those being
     * stored.
     */
    Mono<Void> forbid(UUID customerId, UUID requestId, Instant now) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .bind("key", customerId.toString())
                .then()
                .then(
                        database.sql(
                                        """
                                        insert into erased_contact (customer_id, request_id, erased_at)
                                        values (:customer, :request, :now)
                                        on conflict (customer_id) do update
                                            set request_id = excluded.request_id,
                                                erased_at = excluded.erased_at
                                        """)
                                .bind("customer", customerId)
                                .bind("request", requestId)
                                .bind("now", now)
                                .then());
    }

    /** Destinations of this customer may be stored again, unless a later request forbade it. */
    Mono<Void> allow(UUID customerId, UUID requestId) {
        return database.sql(
                        """
                        delete from erased_contact
                        where customer_id = :customer and request_id = :request
                        """)
                .bind("customer", customerId)
                .bind("request", requestId)
                .then();
    }

    Flux<Cancelled> cancelUnsent(UUID customerId, Instant now) {
        return database.sql(
                        """
                        update notification
                        set state = 'CANCELLED', failure = 'contact-erased', parameters = '{}',
                            advanced_at = :now
                        where customer_id = :customer and state in ('QUEUED', 'STUCK')
                            and particulars is distinct from 'privacy-service'
                        returning id, channel
                        """)
                .bind("customer", customerId)
                .bind("now", now)
                .map(
                        row ->
                                new Cancelled(
                                        value(row.get("id", UUID.class)),
                                        value(row.get("channel", String.class))))
                .all();
    }

    Mono<Long> removeMasks(UUID customerId) {
        return database.sql(
                        """
                        update notification set destination = null
                        where customer_id = :customer and destination is not null
                        """)
                .bind("customer", customerId)
                .fetch()
                .rowsUpdated();
    }

    /** Masks, and messages that could still go to the erased contact. */
    Mono<Long> left(UUID customerId) {
        return database.sql(
                        """
                        select count(*) from notification
                        where customer_id = :customer and (destination is not null
                            or (state in ('QUEUED', 'SENDING', 'STUCK')
                                and particulars is distinct from 'privacy-service'))
                        """)
                .bind("customer", customerId)
                .mapValue(Long.class)
                .one();
    }

    private static <T> T value(@Nullable T column) {
        return Objects.requireNonNull(column);
    }
}

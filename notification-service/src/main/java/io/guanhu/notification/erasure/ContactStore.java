package io.guanhu.notification.erasure;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.notification.model.message.Channel;
import java.time.Instant;
import java.util.UUID;
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
    record Cancelled(UUID id, Channel channel) {}

    /**
     * Until the request ends, prevents destinations of this customer from being stored; waits for
     * transactions that are storing one.
     */
    Mono<Void> forbid(UUID customerId, UUID requestId, Instant now) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .bind("key", customerId.toString())
                .then()
                .then(database.sql("""
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

    /** Allows storing destinations of this customer again, unless a later request forbids it. */
    Mono<Void> allow(UUID customerId, UUID requestId) {
        return database.sql("""
                delete from erased_contact
                where customer_id = :customer and request_id = :request
                """)
                .bind("customer", customerId)
                .bind("request", requestId)
                .then();
    }

    Flux<Cancelled> cancelUnsent(UUID customerId, Instant now) {
        return database.sql("""
                update notification
                set state = 'CANCELLED', failure = 'contact-erased', parameters = '{}',
                    advanced_at = :now
                where customer_id = :customer and state in ('QUEUED', 'STUCK')
                    and particulars is distinct from 'privacy-service'
                returning id, channel
                """)
                .bind("customer", customerId)
                .bind("now", now)
                .map(row -> new Cancelled(uuid(row, "id"), Channel.valueOf(text(row, "channel"))))
                .all();
    }

    /**
     * Masks, and data that identifies the destinations of parts; the last notice may still need the
     * latter.
     */
    Mono<Long> removeMasks(UUID customerId) {
        return lock(customerId).then(Mono.defer(() -> remove(customerId)));
    }

    /** Locks notifications before their parts, in the same order as when a receipt is processed. */
    private Mono<Void> lock(UUID customerId) {
        return database.sql("""
                select id from notification where customer_id = :customer
                order by id for no key update
                """).bind("customer", customerId).then();
    }

    private Mono<Long> remove(UUID customerId) {
        return database.sql("""
                with parts as (
                    update message_part m
                    set destination_end = null,
                        content = case when n.particulars = 'privacy-service'
                            then m.content end
                    from notification n
                    where n.id = m.notification_id and n.customer_id = :customer
                        and (m.destination_end is not null or m.content is not null))
                update notification set destination = null
                where customer_id = :customer and destination is not null
                """).bind("customer", customerId).fetch().rowsUpdated();
    }

    /** Masks, and messages that could still be sent to the erased contact. */
    Mono<Long> countRemaining(UUID customerId) {
        return database.sql("""
                select count(*) from notification n
                where customer_id = :customer and (destination is not null
                    or (state in ('QUEUED', 'SENDING', 'STUCK')
                        and particulars is distinct from 'privacy-service')
                    or exists (
                        select from message_part m
                        where m.notification_id = n.id and (destination_end is not null
                            or m.content is not null
                                and particulars is distinct from 'privacy-service')))
                """)
                .bind("customer", customerId)
                .mapValue(Long.class)
                .one();
    }
}

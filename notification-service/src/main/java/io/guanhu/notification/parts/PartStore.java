package io.guanhu.notification.parts;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.notification.model.delivery.AcceptedPart;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores parts, and derives a message's outcome from them. Locks are taken in this order: customer,
 * the provider's id, notification, part.
 */
@Component
public class PartStore {

    /** How far the clocks of two processes may differ. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final DatabaseClient database;

    PartStore(DatabaseClient database) {
        this.database = database;
    }

    /** A part of the last sending, as read. */
    record Row(
            int sending,
            int part,
            int parts,
            String provider,
            String sender,
            @Nullable String content,
            String state,
            Instant acceptedAt) {}

    /** The last sending's parts. */
    Flux<Row> last(UUID notificationId) {
        return database.sql("""
                select sending, part, parts, provider, sender, content, state, accepted_at
                from message_part
                where notification_id = :id and sending = (
                    select max(sending) from message_part where notification_id = :id)
                order by accepted_at, part
                """).bind("id", notificationId).map(PartStore::row).all();
    }

    private static Row row(Readable row) {
        return new Row(
                value(row, "sending", Integer.class),
                value(row, "part", Integer.class),
                value(row, "parts", Integer.class),
                text(row, "provider"),
                text(row, "sender"),
                row.get("content", String.class),
                text(row, "state"),
                instant(row, "accepted_at"));
    }

    /** Waits for transactions that store a message with this provider's id, or its receipt. */
    public Mono<Void> lock(String provider, @Nullable String messageId) {
        return messageId == null ? Mono.empty() : lock(provider + "/" + messageId);
    }

    /** Blocks an erasure of this customer until the transaction ends. */
    Mono<Void> lock(UUID customerId) {
        return lock(customerId.toString());
    }

    private Mono<Void> lock(String key) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .bind("key", key)
                .then();
    }

    /**
     * Stores a part unless it is already known; for an erased contact, without anything that
     * identifies the destination.
     */
    Mono<Void> keep(StoredPart stored) {
        AcceptedPart part = stored.part();
        return database.sql("""
                insert into message_part (notification_id, sending, part, parts, provider,
                    provider_message_id, sender, content, destination_end, state,
                    submitted_at, accepted_at)
                select n.id, :sending, :part, :parts, :provider, :message, :sender,
                    case when e.customer_id is null
                        or n.particulars = 'privacy-service' then :content end,
                    case when e.customer_id is null then :end end,
                    'ACCEPTED', :submitted, :accepted
                from notification n left join erased_contact e using (customer_id)
                where n.id = :id
                on conflict do nothing
                """)
                .bind("id", stored.notificationId())
                .bind("sending", part.sending())
                .bind("part", part.number())
                .bind("parts", part.of())
                .bind("provider", part.provider())
                .bind("message", orNull(part.messageId(), String.class))
                .bind("sender", part.sender())
                .bind("content", stored.content())
                .bind("end", orNull(stored.destinationEnd(), String.class))
                .bind("submitted", part.submittedAt())
                .bind("accepted", stored.acceptedAt())
                .then();
    }

    /**
     * Applies a receipt that arrived before the provider's own answer, unless it belongs to an
     * older message.
     */
    Mono<Void> takeEarlyReceipt(StoredPart stored) {
        AcceptedPart part = stored.part();
        String messageId = part.messageId();
        if (messageId == null) {
            return Mono.empty();
        }
        return database.sql("""
                with receipt as (
                    delete from early_receipt where id = (
                        select id from early_receipt
                        where provider = :provider and provider_message_id = :message
                            and received_at >= :earliest
                            and (destination_end is null or :end::text is null
                                or destination_end = :end)
                        order by id limit 1)
                    returning delivered, marks)
                update message_part set receipt = marks,
                    state = case when delivered then 'DELIVERED' else 'FAILED' end
                from receipt
                where notification_id = :id and sending = :sending and part = :part
                    and provider_message_id = :message and state = 'ACCEPTED'
                """)
                .bind("provider", part.provider())
                .bind("message", messageId)
                .bind("earliest", part.submittedAt().minus(CLOCKS))
                .bind("end", orNull(stored.destinationEnd(), String.class))
                .bind("id", stored.notificationId())
                .bind("sending", part.sending())
                .bind("part", part.number())
                .then();
    }

    /** A sent message needs no further parts, so its text no longer has to be recognised. */
    Mono<Void> forgetContent(UUID notificationId) {
        return database.sql("""
                update message_part set content = null
                where notification_id = :id and content is not null
                """).bind("id", notificationId).then();
    }

    /** The outcome of a message for which there was a receipt. */
    public record Concluded(UUID id, UUID customerId, Channel channel, State state) {}

    /**
     * A sent message is delivered when all its parts are, and not delivered when one is not; empty
     * while this is unknown. An undelivered legal notice waits for a person.
     */
    public Mono<Concluded> conclude(UUID notificationId, Instant now) {
        return database.sql("""
                update notification set advanced_at = :now,
                    state = case when failed = 0 then 'DELIVERED'
                        when purpose = 'LEGAL_NOTICE' then 'STUCK' else 'FAILED' end,
                    failure = case when failed > 0 then 'undelivered' end
                from (
                    select max(parts) as parts,
                        count(*) filter (where m.state = 'DELIVERED') as delivered,
                        count(*) filter (where m.state = 'FAILED') as failed
                    from message_part m
                    where notification_id = :id and sending = (
                        select max(sending) from message_part
                        where notification_id = :id)) known
                where id = :id and state = 'SENT' and (failed > 0 or delivered = known.parts)
                returning id, customer_id, channel, state
                """)
                .bind("id", notificationId)
                .bind("now", now)
                .map(row -> new Concluded(
                        uuid(row, "id"),
                        uuid(row, "customer_id"),
                        Channel.valueOf(text(row, "channel")),
                        State.valueOf(text(row, "state"))))
                .one();
    }
}

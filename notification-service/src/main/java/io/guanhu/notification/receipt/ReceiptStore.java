package io.guanhu.notification.receipt;

import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.notification.model.delivery.Receipt;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the message of a receipt, and stores receipts whose message is not known yet. */
@Component
class ReceiptStore {

    /** A receipt may arrive seconds before the answer to its own message. */
    private static final Duration EARLY = Duration.ofDays(1);

    /** Longer than receipts are waited for. */
    private static final Duration PARTS = Duration.ofDays(30);

    static final int AT_ONCE = 1_000;

    private final DatabaseClient database;

    ReceiptStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The part that a receipt belongs to. A provider may reuse ids, so the id alone is not enough:
     * the part must be open, recent, and sent to this number.
     */
    Mono<ReceiptMatch> find(Receipt receipt, Instant since) {
        return database.sql("""
                select notification_id, sending, part, state = 'ACCEPTED' as open
                from message_part
                where provider = :provider and provider_message_id = :message
                    and accepted_at > :since
                    and (destination_end is null or :end::text is null
                        or destination_end = :end)
                    and (state = 'ACCEPTED' or receipt = :marks)
                order by accepted_at, sending, part
                """)
                .bind("provider", receipt.provider())
                .bind("message", receipt.messageId())
                .bind("since", since)
                .bind("end", orNull(receipt.destinationEnd(), String.class))
                .bind("marks", orNull(receipt.marks(), String.class))
                .map(ReceiptStore::candidate)
                .all()
                .collectList()
                .map(Candidate::judge);
    }

    private static Candidate candidate(Readable row) {
        return new Candidate(
                new ReceiptMatch.Part(
                        uuid(row, "notification_id"),
                        value(row, "sending", Integer.class),
                        value(row, "part", Integer.class)),
                value(row, "open", Boolean.class));
    }

    /** Makes transactions that derive this message's outcome wait. */
    Mono<Void> mark(ReceiptMatch.Part part, Receipt receipt) {
        return database.sql("select id from notification where id = :id for no key update")
                .bind("id", part.notificationId())
                .then()
                .then(database.sql("""
                        update message_part set state = :state, receipt = :marks
                        where notification_id = :id and sending = :sending
                            and part = :part
                        """)
                        .bind("state", receipt.delivered() ? "DELIVERED" : "FAILED")
                        .bind("marks", orNull(receipt.marks(), String.class))
                        .bind("id", part.notificationId())
                        .bind("sending", part.sending())
                        .bind("part", part.part())
                        .then());
    }

    Mono<Void> keepEarly(Receipt receipt, Instant now) {
        return database.sql("""
                insert into early_receipt (provider, provider_message_id,
                    destination_end, delivered, marks, received_at)
                select :provider, :message, :end, :delivered, :marks, :now
                where not exists (
                    select from early_receipt
                    where provider = :provider and provider_message_id = :message
                        and marks = :marks and destination_end is not distinct from :end)
                """)
                .bind("provider", receipt.provider())
                .bind("message", receipt.messageId())
                .bind("end", orNull(receipt.destinationEnd(), String.class))
                .bind("delivered", receipt.delivered())
                .bind("marks", orNull(receipt.marks(), String.class))
                .bind("now", now)
                .then();
    }

    /**
     * Receipts of interrupted attempts never find a message, and old parts never get a receipt.
     *
     * @return the larger number of rows deleted from one of the tables, at most {@link #AT_ONCE}
     */
    Mono<Long> forget(Instant now) {
        return delete("early_receipt", "received_at", now.minus(EARLY))
                .zipWhen(_ -> delete("message_part", "accepted_at", now.minus(PARTS)), Math::max);
    }

    private Mono<Long> delete(String table, String column, Instant before) {
        return database.sql("""
                delete from %s where ctid = any(array(
                    select ctid from %s where %s < :before
                    limit %d for update skip locked))
                """.formatted(table, table, column, AT_ONCE))
                .bind("before", before)
                .fetch()
                .rowsUpdated();
    }
}

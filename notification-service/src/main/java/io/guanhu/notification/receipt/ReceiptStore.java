package io.guanhu.notification.receipt;

import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.notification.model.delivery.Receipt;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out whose a receipt is, and keeps those whose message is not known yet. */
@Component
class ReceiptStore {

    /** A receipt overtakes the answer to its own message by seconds. */
    private static final Duration EARLY = Duration.ofDays(1);

    /** Longer than any receipt is waited for. */
    private static final Duration PARTS = Duration.ofDays(30);

    static final int AT_ONCE = 1_000;

    private final DatabaseClient database;

    ReceiptStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Whose it is. A provider may give an id again, so an id alone tells nothing: it is that of a
     * part that is open, was taken lately, and went to this number.
     */
    Mono<Found> find(Receipt receipt, Instant since) {
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
                .map(Candidate::of)
                .all()
                .collectList()
                .map(ReceiptStore::judge);
    }

    private record Candidate(Found.Part part, boolean open) {

        /** What was sent at once as one message. */
        Sent sent() {
            return new Sent(part.notificationId(), part.sending());
        }

        static Candidate of(Readable row) {
            return new Candidate(
                    new Found.Part(
                            uuid(row, "notification_id"),
                            value(row, "sending", Integer.class),
                            value(row, "part", Integer.class)),
                    value(row, "open", Boolean.class));
        }
    }

    private record Sent(UUID notificationId, int sending) {}

    /**
     * Among the parts of one message it does not matter which of them is called delivered. A centre
     * may call them all the same: then their receipts are alike, and each is of another part. A
     * receipt comes again when all parts that it may be of have had theirs.
     */
    private static Found judge(List<Candidate> candidates) {
        List<Candidate> open = candidates.stream().filter(Candidate::open).toList();
        Set<Sent> waiting = open.stream().map(Candidate::sent).collect(Collectors.toSet());
        if (candidates.stream().anyMatch(each -> !waiting.contains(each.sent()))) {
            return new Found.Repeated();
        }
        long messages = open.stream()
                .map(each -> each.part().notificationId())
                .distinct()
                .count();
        if (messages > 1) {
            return new Found.Ambiguous();
        }
        return open.isEmpty() ? new Found.None() : open.getFirst().part();
    }

    /** Whoever draws a conclusion from the parts of this message waits. */
    Mono<Void> mark(Found.Part part, Receipt receipt) {
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
     * Receipts of attempts that were interrupted find no message ever; old parts get none.
     *
     * @return how many rows of the one that had most of them, at most {@link #AT_ONCE}
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

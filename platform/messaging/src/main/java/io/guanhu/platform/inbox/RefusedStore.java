package io.guanhu.platform.inbox;

import static io.guanhu.platform.database.Columns.first;
import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.inbox.handler.Message;
import io.guanhu.platform.signing.MessageContent;
import io.guanhu.platform.signing.Refusal;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code refused_message}. */
final class RefusedStore {

    /**
     * Otherwise anybody with write access to a topic could fill the database. Kafka has the rest.
     */
    static final int MOST = 10_000;

    private static final String COLUMNS = "id, topic, key, type, source, event_id, reason, refused_at";

    private final DatabaseClient database;

    RefusedStore(DatabaseClient database) {
        this.database = database;
    }

    /** A refused message; everything except the reason is the message's own claim. */
    record Refused(
            long id,
            String topic,
            @Nullable String key,
            @Nullable String type,
            @Nullable String source,
            UUID eventId,
            String reason,
            Instant refusedAt) {}

    /**
     * Sets a message aside.
     *
     * @return false if it was already here, or there is no room
     */
    Mono<Boolean> keep(Message message, Refusal reason, Instant at) {
        return database.sql("""
                insert into refused_message (
                    place, topic, key, type, source, event_id, data, headers, signature, reason, refused_at)
                select :place, :topic, :key, :type, :source, :eventId, :data, :headers,
                       :signature, :reason, :at
                where (select count(*) from refused_message where settled_at is null) < :most
                on conflict (place) do nothing
                """)
                .bind("place", message.place())
                .bind("topic", message.topic())
                .bind("key", withoutNul(message.key()))
                .bind("type", withoutNul(message.type()))
                .bind("source", withoutNul(message.content().header(MessageContent.SOURCE)))
                .bind("eventId", message.eventId())
                .bind("data", message.dataOrEmpty())
                .bind("headers", message.headers())
                .bind("signature", orNull(message.signature(), byte[].class))
                .bind("reason", reason.code())
                .bind("at", at)
                .bind("most", MOST)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Flux<Refused> waiting(long after, int limit) {
        return database.sql("select "
                        + COLUMNS
                        + " from refused_message where settled_at is null and id > :after"
                        + " order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(RefusedStore::refused)
                .all();
    }

    Mono<Long> count() {
        return database.sql("select count(*) from refused_message where settled_at is null")
                .map(row -> first(row, Long.class))
                .one();
    }

    /** The message, locked until the transaction ends; empty if it was settled. */
    Mono<Message> lock(long id) {
        return database.sql("""
                select topic, key, data, headers, signature, place from refused_message
                where id = :id and settled_at is null for update
                """).bind("id", id).map(StoredMessages::message).one();
    }

    Mono<Boolean> settle(long id, Instant at) {
        return database.sql("""
                update refused_message set settled_at = :at
                where id = :id and settled_at is null
                """)
                .bind("at", at)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Long> forgetSettled(Instant before, int limit) {
        return database.sql("""
                delete from refused_message where ctid = any(array(
                    select ctid from refused_message where settled_at < :before limit :limit))
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    /**
     * PostgreSQL cannot store NUL. A message that contains one is not ours, and must not stop the
     * consumer.
     */
    private static Object withoutNul(@Nullable String text) {
        return orNull(text == null ? null : text.replace('\u0000', '\uFFFD'), String.class);
    }

    private static Refused refused(Readable row) {
        return new Refused(
                number(row, "id"),
                text(row, "topic"),
                row.get("key", String.class),
                row.get("type", String.class),
                row.get("source", String.class),
                uuid(row, "event_id"),
                text(row, "reason"),
                instant(row, "refused_at"));
    }
}

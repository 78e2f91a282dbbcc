package io.guanhu.platform.inbox;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.database.Columns;
import io.guanhu.platform.inbox.handler.Message;
import io.guanhu.platform.runtime.Failure;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code parked_message}. */
final class ParkedStore {

    private final DatabaseClient database;

    ParkedStore(DatabaseClient database) {
        this.database = database;
    }

    /** A parked message, as shown to operators. */
    record Parked(
            long id,
            String topic,
            @Nullable String key,
            @Nullable String type,
            UUID eventId,
            String errorClass,
            @Nullable String errorCode,
            int attempts,
            Instant parkedAt) {}

    /** A parked message, as handled again. */
    record Replayable(long id, Message message) {}

    /**
     * Serialises parking and replaying for a key until the transaction ends: a message is either
     * parked before the last one of its key is replayed, or handled after it.
     */
    Mono<Void> lock(String topic, @Nullable String key) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:topic || chr(10) || :key, 7))")
                .bind("topic", topic)
                .bind("key", key == null ? "" : key)
                .fetch()
                .first()
                .then();
    }

    /** Those of the keys that have waiting messages. */
    Flux<String> blocked(String topic, Collection<String> keys) {
        return database.sql("""
                select distinct key from parked_message
                where topic = :topic and key = any(:keys) and replayed_at is null
                """)
                .bind("topic", topic)
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> text(row, "key"))
                .all();
    }

    Mono<Void> park(Message message, Failure failure, int attempts, Instant at) {
        return database.sql("""
                insert into parked_message (
                    topic, key, type, event_id, data, headers, signature, error_class, error_code, attempts, parked_at)
                values (:topic, :key, :type, :eventId, :data, :headers, :signature,
                        :errorClass, :errorCode, :attempts, :at)
                on conflict (topic, event_id) do nothing
                """)
                .bind("topic", message.topic())
                .bind("key", orNull(message.key(), String.class))
                .bind("type", orNull(message.type(), String.class))
                .bind("eventId", message.eventId())
                .bind("data", message.dataOrEmpty())
                .bind("headers", message.headers())
                .bind("signature", orNull(message.signature(), byte[].class))
                .bind("errorClass", failure.classes())
                .bind("errorCode", orNull(failure.code(), String.class))
                .bind("attempts", attempts)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Waiting messages after a position, oldest first. */
    Flux<Parked> waiting(long after, int limit) {
        return database.sql("""
                select id, topic, key, type, event_id, error_class, error_code, attempts,
                       parked_at
                from parked_message where replayed_at is null and id > :after
                order by id limit :limit
                """)
                .bind("after", after)
                .bind("limit", limit)
                .map(ParkedStore::parked)
                .all();
    }

    Mono<Long> count() {
        return database.sql("select count(*) from parked_message where replayed_at is null")
                .map(row -> Columns.first(row, Long.class))
                .one();
    }

    Mono<Parked> find(long id) {
        return database.sql("""
                select id, topic, key, type, event_id, error_class, error_code, attempts,
                       parked_at
                from parked_message where id = :id and replayed_at is null
                """).bind("id", id).map(ParkedStore::parked).one();
    }

    /** The first waiting message with the same topic and key as a given one. */
    Mono<Replayable> first(Parked sibling) {
        return database.sql("""
                select id, topic, key, data, headers, signature, event_id as place
                from parked_message
                where topic = :topic and replayed_at is null
                  and (key = :key or id = :id and key is null)
                order by id limit 1
                """)
                .bind("topic", sibling.topic())
                .bind("key", orNull(sibling.key(), String.class))
                .bind("id", sibling.id())
                .map(row -> new Replayable(number(row, "id"), StoredMessages.message(row)))
                .one();
    }

    Mono<Void> replayed(long id, Instant at) {
        return database.sql("update parked_message set replayed_at = :at where id = :id")
                .bind("at", at)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Long> forgetReplayed(Instant before, int limit) {
        return database.sql("""
                delete from parked_message where ctid = any(array(
                    select ctid from parked_message where replayed_at < :before limit :limit))
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> failedAgain(long id, Failure failure) {
        return database.sql("""
                update parked_message
                set attempts = attempts + 1, error_class = :errorClass, error_code = :errorCode
                where id = :id
                """)
                .bind("errorClass", failure.classes())
                .bind("errorCode", orNull(failure.code(), String.class))
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Parked parked(Readable row) {
        return new Parked(
                number(row, "id"),
                text(row, "topic"),
                row.get("key", String.class),
                row.get("type", String.class),
                uuid(row, "event_id"),
                text(row, "error_class"),
                row.get("error_code", String.class),
                value(row, "attempts", Integer.class),
                instant(row, "parked_at"));
    }
}

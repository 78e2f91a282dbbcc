package io.guanhu.platform.inbox;

import io.guanhu.platform.runtime.Failure;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
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

    /** A parked message as an operator sees it. */
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

    /** A parked message as it is handled again. */
    record Replayable(long id, Message message) {}

    /**
     * Serialises parking and replaying of a key for the rest of the transaction: a message is
     * either parked before the last one of its key is replayed, or handled after it.
     */
    Mono<Void> lock(String topic, @Nullable String key) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:topic || chr(10) || :key, 7))")
                .bind("topic", topic)
                .bind("key", key == null ? "" : key)
                .fetch()
                .first()
                .then();
    }

    /** Those of the keys that have messages waiting here. */
    Flux<String> blocked(String topic, Collection<String> keys) {
        return database.sql("""
                        select distinct key from parked_message
                        where topic = :topic and key = any(:keys) and replayed_at is null
                        """)
                .bind("topic", topic)
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("key", String.class)))
                .all();
    }

    Mono<Void> park(Message message, Failure failure, int attempts, Instant at) {
        return database.sql("""
                        insert into parked_message (topic, key, type, event_id, data, headers, signature,
                                                    error_class, error_code, attempts, parked_at)
                        values (:topic, :key, :type, :eventId, :data, :headers, :signature,
                                :errorClass, :errorCode, :attempts, :at)
                        on conflict (topic, event_id) do nothing
                        """)
                .bind("topic", message.topic())
                .bind("key", Parameters.in(R2dbcType.VARCHAR, message.key()))
                .bind("type", Parameters.in(R2dbcType.VARCHAR, message.type()))
                .bind("eventId", message.eventId())
                .bind("data", message.dataOrEmpty())
                .bind("headers", message.headers())
                .bind("signature", Parameters.in(R2dbcType.VARBINARY, message.signature()))
                .bind("errorClass", failure.classes())
                .bind("errorCode", Parameters.in(R2dbcType.VARCHAR, failure.code()))
                .bind("attempts", attempts)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Messages that wait, oldest first, after a position. */
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
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    Mono<Parked> find(long id) {
        return database.sql("""
                        select id, topic, key, type, event_id, error_class, error_code, attempts,
                               parked_at
                        from parked_message where id = :id and replayed_at is null
                        """).bind("id", id).map(ParkedStore::parked).one();
    }

    /** The first that waits of the same topic and key as a given one. */
    Mono<Replayable> first(Parked sibling) {
        return database.sql("""
                        select id, topic, key, data, headers, signature, event_id as place
                        from parked_message
                        where topic = :topic and replayed_at is null
                          and (key = :key or id = :id and key is null)
                        order by id limit 1
                        """)
                .bind("topic", sibling.topic())
                .bind("key", Parameters.in(R2dbcType.VARCHAR, sibling.key()))
                .bind("id", sibling.id())
                .map(row ->
                        new Replayable(Objects.requireNonNull(row.get("id", Long.class)), StoredMessages.message(row)))
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

    Mono<Void> failedAgain(long id, Failure failure) {
        return database.sql("""
                        update parked_message
                        set attempts = attempts + 1, error_class = :errorClass, error_code = :errorCode
                        where id = :id
                        """)
                .bind("errorClass", failure.classes())
                .bind("errorCode", Parameters.in(R2dbcType.VARCHAR, failure.code()))
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Parked parked(Readable row) {
        return new Parked(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("topic", String.class)),
                row.get("key", String.class),
                row.get("type", String.class),
                Objects.requireNonNull(row.get("event_id", UUID.class)),
                Objects.requireNonNull(row.get("error_class", String.class)),
                row.get("error_code", String.class),
                Objects.requireNonNull(row.get("attempts", Integer.class)),
                Objects.requireNonNull(row.get("parked_at", Instant.class)));
    }
}

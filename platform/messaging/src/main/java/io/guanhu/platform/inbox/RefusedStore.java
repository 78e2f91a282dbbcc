package io.guanhu.platform.inbox;

import io.guanhu.platform.signing.MessageContent;
import io.guanhu.platform.signing.Refusal;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code refused_message}. */
final class RefusedStore {

    /** Whoever can write to a topic could otherwise fill the database; Kafka has the rest. */
    static final int MOST = 10_000;

    private static final String COLUMNS = "id, topic, key, type, source, event_id, reason, refused_at";

    private final DatabaseClient database;

    RefusedStore(DatabaseClient database) {
        this.database = database;
    }

    /** A refused message as an operator sees it; all but the reason is what the message claims. */
    @Schema(name = "RefusedMessage")
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
     * Puts a message aside.
     *
     * @return false if it was here already, or there is no room
     */
    Mono<Boolean> keep(Message message, Refusal reason, Instant at) {
        return database.sql("""
                        insert into refused_message (place, topic, key, type, source, event_id, data,
                                                     headers, signature, reason, refused_at)
                        select :place, :topic, :key, :type, :source, :eventId, :data, :headers,
                               :signature, :reason, :at
                        where (select count(*) from refused_message where settled_at is null) < :most
                        on conflict (place) do nothing
                        """)
                .bind("place", message.place())
                .bind("topic", message.topic())
                .bind("key", text(message.key()))
                .bind("type", text(message.type()))
                .bind("source", text(message.content().header(MessageContent.SOURCE)))
                .bind("eventId", message.eventId())
                .bind("data", message.dataOrEmpty())
                .bind("headers", message.headers())
                .bind("signature", Parameters.in(R2dbcType.VARBINARY, message.signature()))
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
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    /** The message itself, held until the transaction ends; empty if it was settled. */
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

    /** PostgreSQL holds no NUL; a message with one is not ours, and shall not stop the consumer. */
    private static io.r2dbc.spi.Parameter text(@Nullable String text) {
        return Parameters.in(R2dbcType.VARCHAR, text == null ? null : text.replace('\u0000', '\uFFFD'));
    }

    private static Refused refused(Readable row) {
        return new Refused(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("topic", String.class)),
                row.get("key", String.class),
                row.get("type", String.class),
                row.get("source", String.class),
                Objects.requireNonNull(row.get("event_id", UUID.class)),
                Objects.requireNonNull(row.get("reason", String.class)),
                Objects.requireNonNull(row.get("refused_at", Instant.class)));
    }
}

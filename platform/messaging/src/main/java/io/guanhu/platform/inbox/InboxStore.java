package io.guanhu.platform.inbox;

import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.inbox.handler.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code inbox}. */
final class InboxStore {

    private final DatabaseClient database;
    private final String consumer;

    InboxStore(DatabaseClient database, String consumer) {
        this.database = database;
        this.consumer = consumer;
    }

    /**
     * Records the ids and digests of messages in the current transaction.
     *
     * @return the ids that were not recorded before
     */
    Flux<UUID> recordIds(Collection<Message> messages, Instant at) {
        Map<UUID, Message> byId = new LinkedHashMap<>();
        messages.forEach(message -> byId.putIfAbsent(message.eventId(), message));
        List<Message> distinct = List.copyOf(byId.values());
        return database.sql("""
                insert into inbox (event_id, consumer, at, digest)
                select id, :consumer, :at, decode(digest, 'hex')
                from unnest(:ids::uuid[], :digests::text[]) as i(id, digest) order by id
                on conflict do nothing
                returning event_id
                """)
                .bind("consumer", consumer)
                .bind("at", at)
                .bind("ids", distinct.stream().map(Message::eventId).toArray(UUID[]::new))
                .bind("digests", digests(distinct))
                .map(row -> uuid(row, "event_id"))
                .all();
    }

    Mono<Boolean> recordIds(Message message, Instant at) {
        return recordIds(List.of(message), at).hasElements();
    }

    /** The messages whose id was recorded with different content. */
    Flux<UUID> contradicted(Collection<Message> messages) {
        return database.sql("""
                select event_id from inbox
                join unnest(:ids::uuid[], :digests::text[]) as i(id, told) on id = event_id
                where consumer = :consumer and digest <> decode(told, 'hex')
                """)
                .bind("consumer", consumer)
                .bind("ids", messages.stream().map(Message::eventId).toArray(UUID[]::new))
                .bind("digests", digests(messages))
                .map(row -> uuid(row, "event_id"))
                .all();
    }

    /** In hexadecimal, because the driver leaks a buffer for every element of an array of bytes. */
    private static String[] digests(Collection<Message> messages) {
        return messages.stream()
                .map(message -> HexFormat.of().formatHex(message.content().digest()))
                .toArray(String[]::new);
    }

    /** Deletes a small batch of ids older than this. */
    Mono<Long> forget(Instant before, int limit) {
        return database.sql("""
                delete from inbox where ctid = any(array(
                    select ctid from inbox where at < :before limit :limit))
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}

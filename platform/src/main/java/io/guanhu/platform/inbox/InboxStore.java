package io.guanhu.platform.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
     * Records ids in the current transaction.
     *
     * @return those that were not recorded before
     */
    Flux<UUID> take(Collection<UUID> eventIds, Instant at) {
        return database.sql(
                        """
                        insert into inbox (event_id, consumer, at)
                        select id, :consumer, :at from unnest(:ids::uuid[]) as i(id) order by id
                        on conflict do nothing
                        returning event_id
                        """)
                .bind("consumer", consumer)
                .bind("at", at)
                .bind("ids", eventIds.stream().distinct().toArray(UUID[]::new))
                .map(row -> Objects.requireNonNull(row.get("event_id", UUID.class)))
                .all();
    }

    Mono<Boolean> take(UUID eventId, Instant at) {
        return take(List.of(eventId), at).hasElements();
    }

    /** Forgets a small batch of the ids that are older than this. */
    Mono<Long> forget(Instant before, int limit) {
        return database.sql(
                        """
                        delete from inbox where ctid = any(array(
                            select ctid from inbox where at < :before limit :limit))
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}

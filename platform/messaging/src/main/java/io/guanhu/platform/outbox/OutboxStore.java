package io.guanhu.platform.outbox;

import io.guanhu.platform.publishing.OutgoingEvent;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code outbox}. */
final class OutboxStore {

    /** The first of two numbers of an advisory lock; told apart from other uses of such locks. */
    private static final int KEY_LOCKS = 0x6f75_7401;

    private static final int PARTITION_LOCKS = 0x6f75_7402;
    private static final int INSERT_AT_ONCE = 5_000;

    private final DatabaseClient database;

    OutboxStore(DatabaseClient database) {
        this.database = database;
    }

    /** How many rows wait, and since when. */
    record Backlog(long pending, @Nullable Instant oldest) {}

    /**
     * Appends rows as the last act of a transaction. The locks are taken before {@code seq} is
     * drawn and kept until the commit, so that within a key the order of {@code seq} is the order
     * of the commits. They are taken in ascending order, so that appenders never wait for each
     * other in a circle.
     */
    Mono<Void> append(List<OutgoingEvent> rows) {
        Integer[] locks =
                rows.stream().map(OutgoingEvent::lock).distinct().sorted().toArray(Integer[]::new);
        return database.sql("""
                select count(pg_advisory_xact_lock(:namespace, lock))
                from (select lock from unnest(:locks::int[]) as l(lock) order by lock) as sorted
                """)
                .bind("namespace", KEY_LOCKS)
                .bind("locks", locks)
                .fetch()
                .first()
                .thenMany(Flux.fromIterable(rows).buffer(INSERT_AT_ONCE))
                .concatMap(this::insert)
                .then();
    }

    private Mono<Long> insert(List<OutgoingEvent> rows) {
        return database.sql("""
                insert into outbox
                    (event_id, partition, topic, key, type, data, traceparent, created_at)
                select event_id, partition, topic, key, type, data, nullif(traceparent, ''), at
                from unnest(:ids::uuid[], :partitions::smallint[], :topics::text[], :keys::text[],
                            :types::text[], :data::text[], :traceparents::text[],
                            :ats::timestamptz[])
                    with ordinality
                    as e (event_id, partition, topic, key, type, data, traceparent, at, n)
                order by n
                """)
                .bind("ids", column(rows, OutgoingEvent::eventId, UUID[]::new))
                .bind("partitions", column(rows, OutgoingEvent::partition, Short[]::new))
                .bind("topics", column(rows, OutgoingEvent::topic, String[]::new))
                .bind("keys", column(rows, OutgoingEvent::key, String[]::new))
                .bind("types", column(rows, OutgoingEvent::type, String[]::new))
                .bind("data", column(rows, OutgoingEvent::data, String[]::new))
                .bind(
                        "traceparents",
                        column(rows, row -> Objects.requireNonNullElse(row.traceparent(), ""), String[]::new))
                .bind("ats", column(rows, row -> row.at().toString(), String[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** The partitions in which something waits. */
    Flux<Integer> waitingPartitions() {
        return database.sql("""
                select p from generate_series(0, :last) as p
                where exists (select 1 from outbox where partition = p)
                """)
                .bind("last", OutgoingEvent.PARTITIONS - 1)
                .map(row -> require(row.get(0, Integer.class)))
                .all();
    }

    /**
     * Leases a partition to this transaction, unless another relay holds it. A relay that stands
     * still for longer than {@code patience} loses its session and with it the lease.
     */
    Mono<Boolean> lease(int partition, Duration patience) {
        return database.sql("""
                select set_config('idle_in_transaction_session_timeout', :patience, true),
                       pg_try_advisory_xact_lock(:namespace, :partition) as leased
                """)
                .bind("patience", Long.toString(patience.toMillis()))
                .bind("namespace", PARTITION_LOCKS)
                .bind("partition", partition)
                .map(row -> require(row.get("leased", Boolean.class)))
                .one();
    }

    /** The next rows in order, as many as the limit lets through, without what is held back. */
    Flux<OutgoingEvent> next(int partition, BatchLimit limit, HeldBack held) {
        return database.sql("""
                select event_id, topic, key, type, data, traceparent, created_at
                from (
                    select *, sum(octet_length(data)) over (order by seq)
                              - octet_length(data) as before
                    from (
                        select * from outbox
                        where partition = :partition and topic <> all(:topics::text[])
                          and topic || chr(10) || key <> all(:keys::text[])
                        order by seq limit :limit) as first
                ) as counted
                where before < :bytes order by seq
                """)
                .bind("partition", (short) partition)
                .bind("topics", held.topics().toArray(String[]::new))
                .bind("keys", held.keys().toArray(String[]::new))
                .bind("limit", limit.rows())
                .bind("bytes", limit.bytes())
                .map(OutboxStore::waiting)
                .all();
    }

    /** Exactly these rows: others with lower numbers may have been committed meanwhile. */
    Mono<Long> delete(List<OutgoingEvent> published) {
        return database.sql("delete from outbox where event_id = any(:ids)")
                .bind("ids", column(published, OutgoingEvent::eventId, UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Backlog> backlog() {
        return database.sql("select count(*) as pending, min(created_at) as oldest from outbox")
                .map(row -> new Backlog(require(row.get("pending", Long.class)), row.get("oldest", Instant.class)))
                .one();
    }

    private static OutgoingEvent waiting(Readable row) {
        return new OutgoingEvent(
                require(row.get("event_id", UUID.class)),
                require(row.get("topic", String.class)),
                require(row.get("key", String.class)),
                require(row.get("type", String.class)),
                require(row.get("data", String.class)),
                row.get("traceparent", String.class),
                require(row.get("created_at", Instant.class)));
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, java.util.function.IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static <T> T require(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}

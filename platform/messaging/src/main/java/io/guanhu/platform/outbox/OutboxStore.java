package io.guanhu.platform.outbox;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.publishing.OutgoingEvent;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code outbox}. */
class OutboxStore {

    /** The first number of the advisory lock, which distinguishes it from other uses. */
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
     * A partition of the outbox, as seen on a server that has been running since the given time.
     */
    record Partition(
            int number, long oldestWriter, @Nullable Long first, Instant serverSince) {}

    /**
     * The next rows of a partition.
     *
     * @param bounds absent if there are none, or if rows in between were left out
     */
    record Batch(List<OutgoingEvent> events, @Nullable Bounds bounds) {}

    /**
     * The rows that were read.
     *
     * @param oldestWriter all transactions with a lower id have ended
     * @param reader the id of the transaction that read them
     */
    record Bounds(long first, long last, long oldestWriter, long reader) {}

    /**
     * Appends rows as the last step of a transaction. The locks are taken before {@code seq} is
     * assigned and kept until the commit, so that within a key {@code seq} follows the order of
     * commits. They are taken in ascending order, to prevent deadlocks. The transaction has its id
     * before it gets a number, on which {@link ReadPosition} relies.
     */
    Mono<Void> append(List<OutgoingEvent> rows) {
        Integer[] locks =
                rows.stream().map(OutgoingEvent::lock).distinct().sorted().toArray(Integer[]::new);
        return database.sql("""
                select count(pg_advisory_xact_lock(:namespace, lock)), pg_current_xact_id()
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

    /** All partitions, each from its position on. */
    Flux<Partition> partitions(List<ReadPosition> from) {
        return database.sql("""
                select p - 1 as partition, first, pg_postmaster_start_time() as since,
                       pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_writer
                from unnest(:after::bigint[]) with ordinality as read (after, p)
                cross join lateral (
                    select min(seq) as first from outbox
                    where partition = p - 1 and seq > after) as rows
                """)
                .bind("after", numbers(from))
                .map(OutboxStore::partition)
                .all();
    }

    /**
     * Leases a partition to this transaction, unless another relay holds it. A relay that stalls
     * for longer than {@code patience} loses its session and therefore the lease.
     */
    Mono<Boolean> lease(int partition, Duration patience) {
        return database.sql("""
                select set_config('idle_in_transaction_session_timeout', :patience, true),
                       pg_try_advisory_xact_lock(:namespace, :partition) as leased
                """)
                .bind("patience", Long.toString(patience.toMillis()))
                .bind("namespace", PARTITION_LOCKS)
                .bind("partition", partition)
                .map(row -> value(row, "leased", Boolean.class))
                .one();
    }

    /**
     * The next rows in order, as many as the limit allows, without what is held back; in a
     * transaction that has no id yet.
     */
    Mono<Batch> next(int partition, ReadPosition from, BatchLimit limit, HeldBack.Paused held) {
        return database.sql("""
                select event_id, topic, key, type, data, traceparent, created_at, seq,
                       pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_writer,
                       pg_current_xact_id()::text::bigint as reader
                from (
                    select *, sum(octet_length(data)) over (order by seq)
                              - octet_length(data) as before
                    from (
                        select * from outbox
                        where partition = :partition and seq > :after
                          and topic <> all(:topics::text[])
                          and topic || chr(10) || key <> all(:keys::text[])
                        order by seq limit :limit) as first
                ) as counted
                where before < :bytes order by seq
                """)
                .bind("partition", (short) partition)
                .bind("after", from.after())
                .bind("topics", held.topics().toArray(String[]::new))
                .bind("keys", held.keys().toArray(String[]::new))
                .bind("limit", limit.rows())
                .bind("bytes", limit.bytes())
                .map(OutboxStore::waiting)
                .all()
                .collectList()
                .map(rows -> batch(rows, held.isEmpty()));
    }

    private static Batch batch(List<Waiting> rows, boolean whole) {
        List<OutgoingEvent> events = rows.stream().map(Waiting::event).toList();
        if (rows.isEmpty() || !whole) {
            return new Batch(events, null);
        }
        Waiting first = rows.getFirst();
        return new Batch(events, new Bounds(first.seq(), rows.getLast().seq(), first.oldestWriter(), first.reader()));
    }

    /**
     * Deletes exactly these rows, because others with lower numbers may have been committed
     * meanwhile.
     */
    Mono<Long> delete(List<OutgoingEvent> published) {
        return database.sql("delete from outbox where event_id = any(:ids)")
                .bind("ids", column(published, OutgoingEvent::eventId, UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Backlog> backlog(List<ReadPosition> from) {
        return database.sql("""
                select count(*) as pending, min(created_at) as oldest
                from unnest(:after::bigint[]) with ordinality as read (after, p)
                cross join lateral (
                    select created_at from outbox
                    where partition = p - 1 and seq > after) as rows
                """)
                .bind("after", numbers(from))
                .map(row -> new Backlog(number(row, "pending"), row.get("oldest", Instant.class)))
                .one();
    }

    /** A row, and what its statement saw. */
    private record Waiting(OutgoingEvent event, long seq, long oldestWriter, long reader) {}

    private static Waiting waiting(Readable row) {
        OutgoingEvent event = new OutgoingEvent(
                uuid(row, "event_id"),
                text(row, "topic"),
                text(row, "key"),
                text(row, "type"),
                text(row, "data"),
                row.get("traceparent", String.class),
                instant(row, "created_at"));
        return new Waiting(event, number(row, "seq"), number(row, "oldest_writer"), number(row, "reader"));
    }

    private static Partition partition(Readable row) {
        return new Partition(
                Math.toIntExact(number(row, "partition")),
                number(row, "oldest_writer"),
                row.get("first", Long.class),
                instant(row, "since"));
    }

    private static Long[] numbers(List<ReadPosition> from) {
        return from.stream().map(ReadPosition::after).toArray(Long[]::new);
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}

package io.guanhu.platform.outbox;

import io.guanhu.bench.Contest;
import io.guanhu.bench.Contest.Way;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.publishing.OutgoingEvent;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Measures one look at an outbox from which {@code bench.published} events were published during a
 * backup, and prints its ratio to a look at the same outbox that reads from the beginning, and to
 * one before anything was published: a {@code main}, not a test.
 */
final class OutboxBench {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int LOOKS = 5;

    private final OutboxStore store;

    private OutboxBench(OutboxStore store) {
        this.store = store;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        /** The benchmark itself reads and deletes. */
        @Bean
        PublishingPermit nothing() {
            return () -> false;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int published = Integer.getInteger("bench.published", 300_000);
        Database database = PostgresServer.shared().freshDatabase("outbox_bench");
        Database untouched = PostgresServer.shared().freshDatabase("outbox_untouched");
        try (TestService service = start(database);
                TestService other = start(untouched);
                Connection backup = database.connectAsApp()) {
            OutboxBench bench = new OutboxBench(service.bean(OutboxStore.class));
            OutboxBench before = new OutboxBench(other.bean(OutboxStore.class));
            backup.setAutoCommit(false);
            backup.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(backup, "select count(*) from outbox");
            ReadPositions positions = bench.publish(database, published);
            Contest contest = new Contest("outbox-snapshot", "looks", 7);
            Way now = new Way("after " + published + " published", bench.looks(positions));
            contest.run(now, new Way("from the beginning", bench.looks(new ReadPositions())));
            contest.run(now, new Way("nothing published", before.looks(new ReadPositions())));
        }
        System.exit(0);
    }

    private static TestService start(Database database) {
        return TestService.start("outbox-bench", database, Application.class, Map.of());
    }

    /** What a relay does with all of it, but for the broker. */
    private ReadPositions publish(Database database, int events) throws Exception {
        ReadPositions positions = new ReadPositions();
        look(positions);
        try (Connection connection = database.connectAsApp()) {
            execute(connection, """
                    insert into outbox (event_id, partition, topic, key, type, data, created_at)
                    select gen_random_uuid(), n %% %d, 'customer.events', n, 'customer.changed.v1',
                           repeat('x', 300), now()
                    from generate_series(1, %d) as n
                    """.formatted(OutgoingEvent.PARTITIONS, events));
            BatchLimit all = new BatchLimit(events, Long.MAX_VALUE);
            for (int partition = 0; partition < OutgoingEvent.PARTITIONS; partition++) {
                read(positions, partition, all);
            }
            execute(connection, "delete from outbox");
        }
        look(positions);
        return positions;
    }

    private void read(ReadPositions positions, int partition, BatchLimit all) {
        HeldBack.Paused nothing = new HeldBack.Paused(List.of(), List.of());
        positions.note(
                partition,
                store.next(partition, positions.of(partition), all, nothing)
                        .blockOptional(LIMIT)
                        .orElseThrow());
    }

    private Callable<Long> looks(ReadPositions positions) {
        return () -> {
            for (int i = 0; i < LOOKS; i++) {
                store.partitions(positions.partitions()).collectList().block(LIMIT);
            }
            return (long) LOOKS;
        };
    }

    private void look(ReadPositions positions) {
        List<OutboxStore.Partition> seen = store.partitions(positions.partitions())
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        positions.note(seen, Instant.EPOCH);
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

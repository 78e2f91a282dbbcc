package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.publishing.OutgoingEvent;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A backup holds one snapshot for hours: until it ends, no row that was deleted since is cleared away. */
class LongSnapshotIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int DELETED = 20_000;
    private static final int ROUNDS = 5;
    private static final int ORDERS = 5;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

    @BeforeAll
    static void start() {
        database = PostgresServer.shared().freshDatabase("snapshot");
        service = TestService.start("snapshot-test", database, OutboxIT.Application.class, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void doesNotReadAgainWhatWasPublishedDuringABackup() throws SQLException {
        try (Connection backup = OpenTransactions.snapshot(database)) {
            leaveDeletedRows();
            // What was read last is left out from the second look on.
            rounds();
            long before = indexEntriesRead();

            rounds();

            assertThat(indexEntriesRead() - before).isLessThan(DELETED);
            backup.rollback();
        }
    }

    /** As if as many events had been published: the broker is shared with other tests. */
    private static void leaveDeletedRows() throws SQLException {
        try (Connection connection = database.connectAsApp();
                Statement statement = connection.createStatement()) {
            // In one transaction, so that the relay never sees them.
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into outbox (event_id, partition, topic, key, type, data, created_at)
                    select gen_random_uuid(), n %% %d, 'customer.events', n, 'customer.changed.v1', '{}', now()
                    from generate_series(1, %d) as n
                    """.formatted(OutgoingEvent.PARTITIONS, DELETED));
            statement.execute("delete from outbox");
            connection.commit();
        }
    }

    @Test
    void publishesWhatIsCommittedAfterHigherNumbersWerePublished() throws SQLException {
        Event late = OutboxIT.changed(UUID.randomUUID(), 1);
        try (Connection writer = database.connectAsApp()) {
            writer.setAutoCommit(false);
            OpenTransactions.insert(writer, outgoing(late));
            append(events(100));
            awaitEmpty();
            rounds();

            writer.commit();
        }

        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.awaitKey(Topics.CUSTOMER_EVENTS, late.key(), LIMIT))
                    .isNotNull();
        }
        awaitEmpty();
    }

    /** The ids are taken in one order and the numbers in the other, and no later id has ended. */
    @Test
    void publishesWhatAWriterWithTheHighestIdCommitsLate() throws SQLException {
        for (int i = 0; i < ORDERS; i++) {
            OutgoingEvent early = outgoing(OutboxIT.changed(UUID.randomUUID(), 1));
            OutgoingEvent late = outgoing(inPartition(early.partition()));
            try (Connection first = database.connectAsApp();
                    Connection second = database.connectAsApp()) {
                OpenTransactions.takeId(first);
                OpenTransactions.takeId(second);
                OpenTransactions.insert(second, late);
                OpenTransactions.insert(first, early);
                first.commit();
                awaitGone(early);

                second.commit();
            }
            awaitGone(late);
        }
    }

    private static OutgoingEvent outgoing(Event event) {
        return OutgoingEvent.of(UUID.randomUUID(), event, null, Instant.now());
    }

    private static Event inPartition(short partition) {
        return Stream.generate(() -> OutboxIT.changed(UUID.randomUUID(), 1))
                .filter(event -> outgoing(event).partition() == partition)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitGone(OutgoingEvent event) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> service.query("select event_id from outbox where event_id = '" + event.eventId() + "'")
                        .isEmpty());
    }

    private static List<Event> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (Event) OutboxIT.changed(UUID.randomUUID(), 1))
                .toList();
    }

    private static void append(List<Event> events) {
        TransactionalOperator.create(service.bean(ReactiveTransactionManager.class))
                .transactional(service.bean(Outbox.class).append(events))
                .block(LIMIT);
    }

    /** Each with an event in every partition, so that the relay reads them all. */
    private static void rounds() {
        for (int i = 0; i < ROUNDS; i++) {
            append(IntStream.range(0, OutgoingEvent.PARTITIONS)
                    .mapToObj(partition -> inPartition((short) partition))
                    .toList());
            awaitEmpty();
        }
    }

    private static void awaitEmpty() {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> service.query("select event_id from outbox").isEmpty());
    }

    /** Whether their rows live or not; the counts of a session arrive about a second later. */
    private static long indexEntriesRead() {
        Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        return Long.parseLong(
                service.query("select idx_tup_read from pg_stat_user_indexes where indexrelname = 'outbox_order'")
                        .getFirst());
    }
}

package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.ReplicaProcess;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas relay and consume while they are killed, paused and started again at random; 20,000
 * events of 500 customers must all take effect, once, in order per customer.
 */
class RelayChaosIT {

    private static final long SEED = 20260304;
    private static final int CUSTOMERS = 500;
    private static final int EVENTS_EACH = 40;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Random random = new Random(SEED);
    private final Database database = PostgresServer.shared().freshDatabase("chaos");
    private final List<UUID> customers = IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> new UUID(SEED, 0x8000_0000_0000_0000L | i))
            .toList();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path logs;

    @Test
    void losesNothingKeepsTheOrderAndTakesEffectOnce() throws InterruptedException {
        TestService.migrate(database);
        try (ReplicaProcess one = ChaosReplica.start(database, logs.resolve("one.log"));
                ReplicaProcess two = ChaosReplica.start(database, logs.resolve("two.log"))) {
            CompletableFuture<@Nullable Void> written = new ChaosWriters(database, customers, EVENTS_EACH, SEED)
                    .written()
                    .toFuture();
            List<ReplicaProcess> replicas = List.of(one, two);
            for (int blow = 0; blow < 6 || (!written.isDone() && blow < 12); blow++) {
                Thread.sleep(1_500 + random.nextInt(2_000));
                strike(replicas.get(random.nextInt(2)));
            }
            written.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            awaitEffects(CUSTOMERS * EVENTS_EACH);
        }
        assertEachEffectOnceAndInOrder();
        assertEachEventPublishedInOrder();
    }

    private void strike(ReplicaProcess replica) throws InterruptedException {
        if (random.nextInt(3) > 0) {
            replica.replace();
        } else {
            replica.pause();
            Thread.sleep(5_000);
            replica.resume();
        }
    }

    private void awaitEffects(int count) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(query("select count(*) from effect")).containsExactly(Integer.toString(count)));
    }

    private void assertEachEffectOnceAndInOrder() {
        String inOrder =
                LongStream.rangeClosed(1, EVENTS_EACH).mapToObj(Long::toString).collect(Collectors.joining(","));
        assertThat(query("select distinct string_agg(version::text, ',' order by n) from effect"
                        + " group by customer_id"))
                .containsExactly(inOrder);
        assertThat(query("select distinct customer_id from effect")).hasSize(CUSTOMERS);
        assertThat(query("select id from parked_message")).isEmpty();
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(query("select seq from outbox")).isEmpty());
    }

    /** On the topic itself: the first delivery of each event comes in order. */
    private void assertEachEventPublishedInOrder() {
        Map<String, Set<Long>> firsts = new LinkedHashMap<>();
        Set<String> ours = customers.stream().map(UUID::toString).collect(Collectors.toSet());
        try (KafkaProbe probe = KafkaProbe.shared()) {
            for (ConsumerRecord<String, String> each : probe.all(Topics.CUSTOMER_EVENTS)) {
                if (ours.contains(each.key())) {
                    firsts.computeIfAbsent(each.key(), key -> new LinkedHashSet<>())
                            .add(OutboxIT.version(each));
                }
            }
        }
        List<Long> inOrder = LongStream.rangeClosed(1, EVENTS_EACH).boxed().toList();
        assertThat(firsts).hasSize(CUSTOMERS);
        assertThat(firsts.values())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).containsExactlyElementsOf(inOrder));
    }

    private List<String> query(String sql) {
        return TestService.query(database, sql);
    }
}

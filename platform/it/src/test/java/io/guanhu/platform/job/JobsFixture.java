package io.guanhu.platform.job;

import static org.awaitility.Awaitility.await;

import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.PostgresServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A service with long work to do; it is started for the first test, and runs to the end. */
abstract class JobsFixture {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final TestService service =
            TestService.start("jobs-test", PostgresServer.shared().freshDatabase("jobs"), Application.class, Map.of());

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        JobWork counting(DatabaseClient database) {
            return new Effects(database, "counting", 25, 10, Mono.empty());
        }

        @Bean
        JobWork sealing(Keyring keyring) {
            return new Sealing(keyring);
        }
    }

    final Jobs jobs = service.bean(Jobs.class);
    final JobStore store = service.bean(JobStore.class);
    final JobItemStore items = service.bean(JobItemStore.class);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    Effects effects(String type, long lines, int atOnce, Mono<Void> pause) {
        return new Effects(service.bean(DatabaseClient.class), type, lines, atOnce, pause);
    }

    static String effects(UUID job) {
        return service.query(Effects.EFFECTS + job + "'").getFirst();
    }

    /** One more, of a type that the service's own runner does not know. */
    JobRunner runner(JobWork work, Clock clock) {
        JobTypes types = JobTypes.of(List.of(work));
        return new JobRunner(
                store,
                items,
                types,
                new JobMeters(types, meters, clock),
                TransactionalOperator.create(service.bean(ReactiveTransactionManager.class)),
                clock);
    }

    UUID started(String type) {
        return block(jobs.start(type, "E9001"));
    }

    Job ended(UUID id) {
        await().atMost(PATIENCE).until(() -> block(jobs.get(id)).state().isFinal());
        return block(jobs.get(id));
    }

    List<JobItem> items(UUID id, long after, int limit) {
        return block(jobs.items(id, after, limit).collectList());
    }

    static void expire(UUID id) {
        service.execute("update job set lease_until = now() - interval '1 second' where id = '" + id + "'");
    }

    static <T> T block(Mono<T> mono) {
        @Nullable T value = mono.block(PATIENCE);
        return Objects.requireNonNull(value);
    }
}

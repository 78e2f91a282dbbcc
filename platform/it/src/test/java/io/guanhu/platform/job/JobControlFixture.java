package io.guanhu.platform.job;

import static org.awaitility.Awaitility.await;

import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

/** A service with slow work to follow. */
abstract class JobControlFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String JOBS = "/api/operations/jobcontrol-test/jobs";

    @SuppressWarnings("NullAway.Init")
    static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start(
                "jobcontrol-test", PostgresServer.shared().freshDatabase("jobcontrol"), Application.class, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        JobWork counting(DatabaseClient database) {
            return new Effects(
                    database,
                    "counting",
                    5,
                    2,
                    Mono.delay(Duration.ofMillis(700)).then());
        }

        @Bean
        JobWork stubborn() {
            return new Stubborn();
        }
    }

    final Jobs jobs = service.bean(Jobs.class);

    UUID started(String type) {
        return Objects.requireNonNull(jobs.start(type, "E9001").block(PATIENCE));
    }

    UUID ended(String type, Job.State state) {
        UUID id = started(type);
        service.execute("update job set state = '" + state + "' where id = '" + id + "'");
        return id;
    }

    void awaitState(UUID id, Job.State state) {
        await().atMost(PATIENCE)
                .until(() ->
                        Objects.requireNonNull(jobs.get(id).block(PATIENCE)).state() == state);
    }

    static ResponseSpec get(String role, String path) {
        return service.http()
                .get()
                .uri(JOBS + path)
                .header("Authorization", token(role))
                .exchange();
    }

    static ResponseSpec cancel(String role, UUID id) {
        return service.http()
                .post()
                .uri(JOBS + "/" + id + "/cancellation")
                .header("Authorization", token(role))
                .exchange();
    }

    static String token(String role) {
        return Tokens.staff("E9001", "HQ", role).acr("2").bearer();
    }

    static BodyContentSpec body(ResponseSpec answer) {
        return answer.expectStatus().is2xxSuccessful().expectBody();
    }
}

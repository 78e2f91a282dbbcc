package io.guanhu.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

/** What people see of jobs, and what they can do about them. */
class JobControlIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JOBS = "/api/operations/jobcontrol-test/jobs";
    private static final ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>> EVENT =
            new ParameterizedTypeReference<>() {};

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

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

    /** Nobody may end it half done. */
    private record Stubborn() implements JobWork {

        @Override
        public String type() {
            return "stubborn";
        }

        @Override
        public boolean isCancellable() {
            return false;
        }

        @Override
        public Mono<Step> step(Job job) {
            return Mono.just(Step.goOn("HERE", 1, 2)).delayElement(Duration.ofSeconds(1));
        }
    }

    @BeforeAll
    static void start() {
        service = TestService.start(
                "jobcontrol-test", PostgresServer.shared().freshDatabase("jobcontrol"), Application.class, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private final Jobs jobs = service.bean(Jobs.class);

    @Test
    void showsAJobAndWhatBecameOfItsItemsInPages() {
        UUID id = started("counting");
        jobs.wake();
        awaitState(id, Job.State.COMPLETED);

        body(get("administrator", "/" + id))
                .jsonPath("$.type")
                .isEqualTo("counting")
                .jsonPath("$.startedBy")
                .isEqualTo("E9001")
                .jsonPath("$.done")
                .isEqualTo(5)
                .jsonPath("$.result.lines")
                .isEqualTo(5)
                .jsonPath("$.cancellable")
                .isEqualTo(false);
        Items first = items("/" + id + "/items?limit=3");
        assertThat(first.items()).extracting(Item::line).containsExactly(1L, 2L, 3L);
        assertThat(first.items().getFirst()).isEqualTo(new Item(1, "c-1", "done", false));
        Items second = items("/" + id + "/items?limit=3&cursor=" + first.next());
        assertThat(second.items()).extracting(Item::line).containsExactly(4L, 5L);
        assertThat(second.next()).isNull();
    }

    private record Item(long line, String item, String outcome, boolean sealed) {}

    private record Items(List<Item> items, @Nullable String next) {}

    private static Items items(String path) {
        return Objects.requireNonNull(get("auditor", path)
                .expectStatus()
                .isOk()
                .expectBody(Items.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void listsTheNewestFirstByTypeAndState() {
        UUID older = ended("listed", Job.State.FAILED);
        UUID newer = ended("listed", Job.State.FAILED);
        ended("listed", Job.State.COMPLETED);
        ended("unlisted", Job.State.FAILED);

        String path = "?type=listed&state=FAILED&limit=1";
        String cursor = cursorBehind(newer, get("auditor", path));
        body(get("auditor", path + "&cursor=" + cursor))
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(older.toString())
                .jsonPath("$.next")
                .doesNotExist();
        get("auditor", "?state=UNHEARD").expectStatus().isBadRequest();
        get("auditor", "?type=other&cursor=" + cursor).expectStatus().isBadRequest();
    }

    private record Listed(List<Map<String, Object>> items, String next) {}

    private static String cursorBehind(UUID only, ResponseSpec answer) {
        Listed listed = Objects.requireNonNull(
                answer.expectBody(Listed.class).returnResult().getResponseBody());
        assertThat(listed.items()).extracting(job -> job.get("id")).containsExactly(only.toString());
        return listed.next();
    }

    @Test
    void tellsWhereAJobStandsBehindWhatTheListenerHasHeard() {
        UUID id = started("counting");
        jobs.wake();

        List<ServerSentEvent<Map<String, Object>>> events = events(id, null);

        assertThat(events)
                .extracting(event -> Long.valueOf(event.id()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(Objects.requireNonNull(events.getLast().data())).containsEntry("state", "COMPLETED");
        assertThat(events.size()).isGreaterThan(2);
        String middle = events.get(1).id();
        assertThat(events(id, middle))
                .hasSize(1)
                .allMatch(event -> Long.parseLong(event.id()) > Long.parseLong(middle));
        assertThat(events(id, events.getLast().id())).isEmpty();
    }

    private static List<ServerSentEvent<Map<String, Object>>> events(UUID id, @Nullable String last) {
        return Objects.requireNonNull(service.http()
                .get()
                .uri(JOBS + "/" + id + "/events")
                .headers(headers -> {
                    headers.set("Authorization", token("auditor"));
                    headers.setAccept(List.of(MediaType.TEXT_EVENT_STREAM));
                    if (last != null) {
                        headers.set("Last-Event-ID", last);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .collectList()
                .block(PATIENCE));
    }

    @Test
    void cancelsWhatMayStayHalfDoneAndEntersWho() {
        UUID running = started("counting");
        jobs.wake();
        awaitState(running, Job.State.RUNNING);

        body(cancel("administrator", running).expectStatus().isAccepted())
                .jsonPath("$.cancelling")
                .isEqualTo(true)
                .jsonPath("$.cancellable")
                .isEqualTo(false);
        awaitState(running, Job.State.CANCELLED);
        refused(cancel("administrator", running), 409, "job-ended");
        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.await(Topics.AUDIT_ENTRIES, 1, each -> tellsOfCancelling(each.value(), running), PATIENCE);
        }
        UUID stubborn = started("stubborn");
        refused(cancel("administrator", stubborn), 409, "job-not-cancellable");
        refused(cancel("administrator", UUID.randomUUID()), 404, "job-not-found");
    }

    private static boolean tellsOfCancelling(String entry, UUID job) {
        return Stream.of("job.cancel", "ALLOWED", job.toString()).allMatch(entry::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/01980f2e-6f0a-7c3e-9d55-000000000001", "/01980f2e-6f0a-7c3e-9d55-000000000001/items"})
    void areNotForThoseWhoLookAfterCustomers(String path) {
        get("relationship-manager", path).expectStatus().isForbidden();
        get("team-lead", path).expectStatus().isForbidden();
    }

    @Test
    void areSeenByThoseWhoWatchServices() {
        UUID id = ended("seen", Job.State.COMPLETED);
        get("auditor", "/" + id).expectStatus().isOk();
        get("operations", "/" + id).expectStatus().isForbidden();
        cancel("operations", id).expectStatus().isForbidden();
        refused(get("auditor", "/" + UUID.randomUUID() + "/items"), 404, "job-not-found");
    }

    private UUID started(String type) {
        return Objects.requireNonNull(jobs.start(type, "E9001").block(PATIENCE));
    }

    private UUID ended(String type, Job.State state) {
        UUID id = started(type);
        service.execute("update job set state = '" + state + "' where id = '" + id + "'");
        return id;
    }

    private void awaitState(UUID id, Job.State state) {
        await().atMost(PATIENCE)
                .until(() ->
                        Objects.requireNonNull(jobs.get(id).block(PATIENCE)).state() == state);
    }

    private static ResponseSpec get(String role, String path) {
        return service.http()
                .get()
                .uri(JOBS + path)
                .header("Authorization", token(role))
                .exchange();
    }

    private static ResponseSpec cancel(String role, UUID id) {
        return service.http()
                .post()
                .uri(JOBS + "/" + id + "/cancellation")
                .header("Authorization", token(role))
                .exchange();
    }

    private static String token(String role) {
        return Tokens.staff("E9001", "HQ", role).acr("2").bearer();
    }

    private static BodyContentSpec body(ResponseSpec answer) {
        return answer.expectStatus().is2xxSuccessful().expectBody();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}

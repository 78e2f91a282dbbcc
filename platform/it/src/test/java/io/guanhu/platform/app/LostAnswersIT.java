package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.idempotency.IdempotencyKeys;
import io.guanhu.testing.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What becomes of a request with a key whose answer does not come at once, or never. */
@AppTest
class LostAnswersIT {

    private static final Tokens MANAGER = Tokens.staff("E1103", "BJ/CHAOYANG/001", "relationship-manager");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Requests requests;
    private final DatabaseClient database;
    private final IdempotencyKeys keys;
    private final int port;
    private final UUID customer = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    LostAnswersIT(
            @Autowired WebTestClient http,
            @Autowired DatabaseClient database,
            @Autowired IdempotencyKeys keys,
            @LocalServerPort int port) {
        this.requests = new Requests(http);
        this.database = database;
        this.keys = keys;
        this.port = port;
    }

    @Test
    void answersARefusalAfterAnEffectTheSame() {
        var first = post(key, "counted", "refuse-after", 409);
        var second = post(key, "counted", "refuse-after", 409);
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(effects("counted")).isEqualTo(1);
    }

    @Test
    void tellsThatTheAnswerOfAnEffectIsLost() {
        post(key, "lost", "fail-after", 500, "internal-error");
        post(key, "lost", "fail-after", 409, "answer-lost");
        assertThat(effects("lost")).isEqualTo(1);
    }

    @Test
    void takesEffectInSeveralTransactions() {
        post(key, "several", "twice", 201);
        post(key, "several", "twice", 201);
        assertThat(effects("several")).isEqualTo(2);
    }

    @Test
    void worksOnWhenTheCallerHangsUp() {
        EffectController.WAITING.set(false);
        var call = HttpClient.newHttpClient().sendAsync(slow("hung-up"), HttpResponse.BodyHandlers.discarding());
        Awaitility.await().atMost(PATIENCE).untilTrue(EffectController.WAITING);
        call.cancel(true);

        Awaitility.await().atMost(PATIENCE).until(() -> effects("hung-up") == 1);
        Awaitility.await().atMost(PATIENCE).until(() -> answers() == 1);
        var answer = post(key, "hung-up", "wait-first", 201);
        assertThat(answer.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(effects("hung-up")).isEqualTo(1);
    }

    private HttpRequest slow(String text) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/customers/" + customer + "/effects"))
                .header("Authorization", MANAGER.bearer())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\",\"then\":\"wait-first\"}"))
                .build();
    }

    @Test
    void takesOverWhatLapsedWithoutEffectAndStopsTheFirstAttempt() {
        EffectController.WAITING.set(false);
        var first =
                CompletableFuture.runAsync(() -> post(key, "taken-over", "wait-first", 409, "idempotency-in-flight"));
        Awaitility.await().atMost(PATIENCE).untilTrue(EffectController.WAITING);
        lapse();
        post(key, "taken-over", "wait-first", 201);
        first.join();
        assertThat(effects("taken-over")).isEqualTo(1);
    }

    @Test
    void doesNotRepeatAnEffectWhoseAttemptLapsed() {
        EffectController.WAITING.set(false);
        var first = CompletableFuture.runAsync(() -> post(key, "crashed", "wait", 201));
        Awaitility.await().atMost(PATIENCE).untilTrue(EffectController.WAITING);
        lapse();
        post(key, "crashed", "wait", 409, "answer-lost");
        first.join();
        assertThat(effects("crashed")).isEqualTo(1);
    }

    /** As if the attempt had died long ago. */
    private void lapse() {
        database.sql("update idempotency_key set lease_until = now() - interval '1 s' where key = :k")
                .bind("k", key)
                .fetch()
                .rowsUpdated()
                .block(PATIENCE);
    }

    @Test
    void holdsNoConnectionWhileItWorks() {
        EffectController.WAITING.set(false);
        var slow = CompletableFuture.runAsync(() -> post(key, "idle", "wait-first", 201));
        Awaitility.await().atMost(PATIENCE).untilTrue(EffectController.WAITING);
        assertThat(count("select count(*) as n from pg_stat_activity"
                        + " where datname = current_database()"
                        + " and state like 'idle in transaction%'"))
                .isZero();
        slow.join();
    }

    private EntityExchangeResult<byte[]> post(@Nullable String idempotencyKey, String text, String then, int status) {
        return requests.post(
                        "/api/customers/" + customer + "/effects",
                        MANAGER,
                        idempotencyKey,
                        "{\"text\":\"" + text + "\",\"then\":\"" + then + "\"}")
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult();
    }

    private void post(@Nullable String idempotencyKey, String text, String then, int status, String code) {
        byte[] body = post(idempotencyKey, text, then, status).getResponseBody();
        assertThat(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8))
                .contains("\"code\":\"" + code + "\"");
    }

    private long answers() {
        return Objects.requireNonNull(keys.countOf(customer).block(PATIENCE));
    }

    private long effects(String text) {
        return count("select count(*) as n from effect where text = '" + text + "'");
    }

    private long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block(PATIENCE));
    }
}

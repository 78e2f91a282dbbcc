package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.idempotency.IdempotencyKeys;
import io.guanhu.platform.keyring.ServiceKey;
import io.guanhu.platform.keyring.ServiceKeys;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@AppTest
@TestPropertySource(
        properties = {
            "guanhu.web.idempotency.required=/api/customers/*/effects",
            "guanhu.web.idempotency.reading=/api/notes/*/reveal",
            "guanhu.keystore.service.refresh=1s"
        })
class IdempotencyIT {

    private static final Tokens MANAGER = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Requests requests;
    private final DatabaseClient database;
    private final IdempotencyKeys keys;
    private final ServiceKeys serviceKeys;
    private final UUID customer = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    IdempotencyIT(
            @Autowired WebTestClient http,
            @Autowired DatabaseClient database,
            @Autowired IdempotencyKeys keys,
            @Autowired ServiceKeys serviceKeys) {
        this.requests = new Requests(http);
        this.database = database;
        this.keys = keys;
        this.serviceKeys = serviceKeys;
    }

    @Test
    void answersARepeatedRequestTheSameAndActsOnce() {
        var first = post(key, "once", "create", 201);
        var second = post(key, "once", "create", 201);

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(second.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(effects("once")).isEqualTo(1);
    }

    /** What was sealed and hashed before goes by the versions of then. */
    @Test
    void answersTheSameWhenTheServicesKeysHaveRotatedSince() {
        var first = post(key, "rotated", "create", 201);
        for (String name : List.of("seal", "tokens")) {
            ServiceKey rotated = serviceKeys.key(name);
            int before = rotated.newest().number();
            int next =
                    Objects.requireNonNull(serviceKeys.succeed(rotated, before).block(PATIENCE));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> rotated.inUse().number() == next);
        }

        var second = post(key, "rotated", "create", 201);

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(effects("rotated")).isEqualTo(1);
        post(key, "rotated differently", "create", 422, "idempotency-key-reused");
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBody() {
        post(key, "mine", "create", 201);
        post(key, "other", "create", 422, "idempotency-key-reused");
        assertThat(effects("other")).isZero();
    }

    @Test
    void refusesAKeyThatWasUsedWithAnotherQuery() {
        post(key, "query", "create", 201);
        requests.post(
                        "/api/customers/" + customer + "/effects?limit=2",
                        MANAGER,
                        key,
                        "{\"text\":\"query\",\"then\":\"create\"}")
                .expectStatus()
                .isEqualTo(422);
        assertThat(effects("query")).isEqualTo(1);
    }

    /** A reading that was answered from the store would not be audited, nor checked again. */
    @Test
    void readsAgainWhateverTheKey() {
        String path = "/api/notes/" + customer + "/reveal";
        for (int i = 0; i < 2; i++) {
            requests.post(path, MANAGER.acr("2"), key, "")
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .doesNotExist("Idempotency-Replayed");
        }
        assertThat(count("SELECT count(*) AS n FROM idempotency_key WHERE key = '" + key + "'"))
                .isZero();
    }

    @Test
    void forgetsWhatACustomerDidWithoutBeingNamed() {
        requests.post("/api/own-notes", Tokens.customer(customer), key, "")
                .expectStatus()
                .isOk();
        assertThat(keys.countOf(customer).block(PATIENCE)).isEqualTo(1);
    }

    @Test
    void keepsCallersApart() {
        post(key, "ours", "create", 201);
        requests.post(
                        "/api/customers/" + customer + "/effects",
                        Tokens.staff("E1102", "BJ/CHAOYANG/001", "relationship-manager"),
                        key,
                        "{\"text\":\"ours\",\"then\":\"create\"}")
                .expectStatus()
                .isCreated();
        assertThat(effects("ours")).isEqualTo(2);
    }

    @Test
    void refusesARequestWithoutOrWithAMalformedKey() {
        post(null, "keyless", "create", 400, "invalid-request");
        post("with space", "keyless", "create", 400, "invalid-request");
        assertThat(effects("keyless")).isZero();
    }

    /** What was stored for a role must not be told to whoever has lost it. */
    @Test
    void answersNothingAgainToACallerWhoMayNoLongerCall() {
        post(key, "before", "create", 201);
        requests.post(
                        "/api/customers/" + customer + "/effects",
                        Tokens.staff("E1101", "BJ/CHAOYANG/001", "auditor"),
                        key,
                        "{\"text\":\"before\",\"then\":\"create\"}")
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed");
        post(key, "before", "create", 201);
        assertThat(effects("before")).isEqualTo(1);
    }

    @Test
    void saysNothingOfKeysWhereNothingAnswers() {
        requests.post("/api/nothing", MANAGER, "with space", "{").expectStatus().isNotFound();
        requests.post("/api/broken", MANAGER, "with space", "{").expectStatus().isEqualTo(405);
    }

    @Test
    void refusesARequestThatIsBeingWorkedOn() {
        EffectController.WAITING.set(false);
        var slow = CompletableFuture.runAsync(() -> post(key, "slow", "wait", 201));
        Awaitility.await().atMost(PATIENCE).untilTrue(EffectController.WAITING);
        post(key, "slow", "wait", 409, "idempotency-in-flight");
        slow.join();
        post(key, "slow", "wait", 201);
        assertThat(effects("slow")).isEqualTo(1);
    }

    @Test
    void undoesWhatFailedBeforeTheCommitAndActsOnTheRetry() {
        EffectController.FAIL_ONCE.set(true);
        post(key, "crash", "fail-once", 500, "internal-error");
        assertThat(effects("crash")).isZero();
        post(key, "crash", "fail-once", 201);
        assertThat(effects("crash")).isEqualTo(1);
    }

    @Test
    void undoesWhatIsRefusedAndDoesNotStoreIt() {
        post(key, "refused", "refuse", 409, "refused");
        post(key, "refused", "answer-422", 422);
        assertThat(effects("refused")).isZero();
        post(key, "refused", "create", 201);
    }

    @Test
    void keepsNothingReadableAndForgetsACustomer() {
        post(key, "13900000001", "create", 201);
        assertThat(keys.countOf(customer).block(PATIENCE)).isEqualTo(1);
        String stored = database.sql("SELECT row_to_json(k)::text AS j FROM idempotency_key k WHERE customer_id = :c")
                .bind("c", customer)
                .map(row -> String.valueOf(row.get("j", String.class)))
                .one()
                .block(PATIENCE);
        assertThat(stored).doesNotContain("13900000001");

        assertThat(keys.forget(customer).block(PATIENCE)).isEqualTo(1);
        assertThat(keys.countOf(customer).block(PATIENCE)).isZero();
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

    private long effects(String text) {
        return count("SELECT count(*) AS n FROM effect WHERE text = '" + text + "'");
    }

    private long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block(PATIENCE));
    }
}

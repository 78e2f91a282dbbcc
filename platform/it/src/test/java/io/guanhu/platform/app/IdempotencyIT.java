package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.idempotency.IdempotencyKeys;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKeys;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A request repeated with the same key gets the same answer and takes effect once. */
@IdempotencyTest
class IdempotencyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Requests requests;
    private final DatabaseClient database;
    private final IdempotencyKeys keys;
    private final ServiceKeys serviceKeys;
    private final UUID customer = UUID.randomUUID();
    private final KeyedRequests keyed;
    private final String key = UUID.randomUUID().toString();

    IdempotencyIT(
            @Autowired WebTestClient http,
            @Autowired DatabaseClient database,
            @Autowired IdempotencyKeys keys,
            @Autowired ServiceKeys serviceKeys) {
        this.requests = new Requests(http);
        this.database = database;
        this.keyed = new KeyedRequests(requests, database, customer);
        this.keys = keys;
        this.serviceKeys = serviceKeys;
    }

    @Test
    void answersARepeatedRequestTheSameAndActsOnce() {
        var first = keyed.post(key, "once", "create", 201);
        var second = keyed.post(key, "once", "create", 201);

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(second.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(keyed.effects("once")).isEqualTo(1);
    }

    /** Data sealed and hashed earlier uses the versions of that time. */
    @Test
    void answersTheSameWhenTheServicesKeysHaveRotatedSince() {
        var first = keyed.post(key, "rotated", "create", 201);
        for (String name : List.of("seal", "tokens")) {
            ServiceKey rotated = serviceKeys.key(name);
            int before = rotated.newest().number();
            int next =
                    Objects.requireNonNull(serviceKeys.succeed(rotated, before).block(PATIENCE));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> rotated.inUse().number() == next);
        }

        var second = keyed.post(key, "rotated", "create", 201);

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(keyed.effects("rotated")).isEqualTo(1);
        keyed.post(key, "rotated differently", "create", 422, "idempotency-key-reused");
    }

    /** A read answered from the store would be neither audited nor checked again. */
    @Test
    void readsAgainWhateverTheKey() {
        String path = "/api/notes/" + customer + "/reveal";
        for (int i = 0; i < 2; i++) {
            requests.post(path, KeyedRequests.MANAGER.acr("2"), key, "")
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .doesNotExist("Idempotency-Replayed");
        }
        assertThat(keyed.count("select count(*) as n from idempotency_key where key = '" + key + "'"))
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
        keyed.post(key, "ours", "create", 201);
        requests.post(
                        keyed.path(),
                        Tokens.staff("E1102", "BJ/CHAOYANG/001", "relationship-manager"),
                        key,
                        "{\"text\":\"ours\",\"then\":\"create\"}")
                .expectStatus()
                .isCreated();
        assertThat(keyed.effects("ours")).isEqualTo(2);
    }

    @Test
    void undoesWhatFailedBeforeTheCommitAndActsOnTheRetry() {
        EffectController.FAIL_ONCE.set(true);
        keyed.post(key, "crash", "fail-once", 500, "internal-error");
        assertThat(keyed.effects("crash")).isZero();
        keyed.post(key, "crash", "fail-once", 201);
        assertThat(keyed.effects("crash")).isEqualTo(1);
    }

    @Test
    void undoesWhatIsRefusedAndDoesNotStoreIt() {
        keyed.post(key, "refused", "refuse", 409, "refused");
        keyed.post(key, "refused", "answer-422", 422);
        assertThat(keyed.effects("refused")).isZero();
        keyed.post(key, "refused", "create", 201);
    }

    @Test
    void keepsNothingReadableAndForgetsACustomer() {
        keyed.post(key, "13900000001", "create", 201);
        assertThat(keys.countOf(customer).block(PATIENCE)).isEqualTo(1);
        String stored = database.sql("select row_to_json(k)::text as j from idempotency_key k where customer_id = :c")
                .bind("c", customer)
                .map(row -> String.valueOf(row.get("j", String.class)))
                .one()
                .block(PATIENCE);
        assertThat(stored).doesNotContain("13900000001");

        assertThat(keys.forget(customer).block(PATIENCE)).isEqualTo(1);
        assertThat(keys.countOf(customer).block(PATIENCE)).isZero();
    }
}

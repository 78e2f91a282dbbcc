package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Keys that are refused: used for another request, malformed, in use, or no longer the caller's. */
@IdempotencyTest
class RefusedKeysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Requests requests;

    private final UUID customer = UUID.randomUUID();
    private final KeyedRequests keyed;
    private final String key = UUID.randomUUID().toString();

    RefusedKeysIT(@Autowired WebTestClient http, @Autowired DatabaseClient database) {
        this.requests = new Requests(http);
        this.keyed = new KeyedRequests(requests, database, customer);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBody() {
        keyed.post(key, "mine", "create", 201);
        keyed.post(key, "other", "create", 422, "idempotency-key-reused");
        assertThat(keyed.effects("other")).isZero();
    }

    @Test
    void refusesAKeyThatWasUsedWithAnotherQuery() {
        keyed.post(key, "query", "create", 201);
        requests.post(keyed.path() + "?limit=2", KeyedRequests.MANAGER, key, "{\"text\":\"query\",\"then\":\"create\"}")
                .expectStatus()
                .isEqualTo(422);
        assertThat(keyed.effects("query")).isEqualTo(1);
    }

    @Test
    void refusesARequestWithoutOrWithAMalformedKey() {
        keyed.post(null, "keyless", "create", 400, "invalid-request");
        keyed.post("with space", "keyless", "create", 400, "invalid-request");
        assertThat(keyed.effects("keyless")).isZero();
    }

    /** A stored answer must not be given to a caller who has lost the role. */
    @Test
    void answersNothingAgainToACallerWhoMayNoLongerCall() {
        keyed.post(key, "before", "create", 201);
        requests.post(
                        keyed.path(),
                        Tokens.staff("E1101", "BJ/CHAOYANG/001", "auditor"),
                        key,
                        "{\"text\":\"before\",\"then\":\"create\"}")
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed");
        keyed.post(key, "before", "create", 201);
        assertThat(keyed.effects("before")).isEqualTo(1);
    }

    @Test
    void saysNothingOfKeysWhereNothingAnswers() {
        requests.post("/api/nothing", KeyedRequests.MANAGER, "with space", "{")
                .expectStatus()
                .isNotFound();
        requests.post("/api/broken", KeyedRequests.MANAGER, "with space", "{")
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void refusesARequestThatIsBeingWorkedOn() {
        EffectController.WAITING.set(false);
        var slow = CompletableFuture.runAsync(() -> keyed.post(key, "slow", "wait", 201));
        Awaitility.await().atMost(PATIENCE).untilTrue(EffectController.WAITING);
        keyed.post(key, "slow", "wait", 409, "idempotency-in-flight");
        slow.join();
        keyed.post(key, "slow", "wait", 201);
        assertThat(keyed.effects("slow")).isEqualTo(1);
    }
}

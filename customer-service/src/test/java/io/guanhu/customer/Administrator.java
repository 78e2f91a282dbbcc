package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.job.Job;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Rotates the key of the search tokens, as a step of a test. */
final class Administrator {

    static final String ROTATION = "/api/operations/customer-service/search-tokens/rotation";
    static final String JOBS = "/api/operations/customer-service/jobs";
    static final Tokens TOKENS = Tokens.staff("E9901", "HQ", "administrator").acr("2");

    private static final Duration LONG = Duration.ofMinutes(3);

    private final Bank bank;

    Administrator(Bank bank) {
        this.bank = bank;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Progress(UUID id, Job.State state, long done, long total) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Started(UUID id) {}

    /** Rotates, and waits until the old key is gone. */
    Progress rotate() {
        UUID id = start().id();
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
            Job.State state = progress(id).state();
            assertThat(state).isNotEqualTo(Job.State.FAILED);
            return state == Job.State.COMPLETED;
        });
        return progress(id);
    }

    Started start() {
        return body(bank.as(TOKENS)
                .post()
                .uri(ROTATION)
                .exchange()
                .expectStatus()
                .isAccepted()
                .returnResult(Started.class)
                .getResponseBody()
                .blockFirst(LONG));
    }

    private Progress progress(UUID id) {
        ResponseSpec read = bank.as(TOKENS).get().uri(JOBS + "/" + id).exchange();
        return body(read.expectStatus()
                .isOk()
                .returnResult(Progress.class)
                .getResponseBody()
                .blockFirst(LONG));
    }

    private static <T> T body(@Nullable T body) {
        return Objects.requireNonNull(body);
    }
}

package io.guanhu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** An erasure as seen by somebody who watches it from the order to the certificate. */
final class FollowedErasure {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Mono<List<JsonNode>> stream;

    FollowedErasure(WebTestClient http, Tokens watcher, String path) {
        stream = http.get()
                .uri(path)
                .header("Authorization", watcher.bearer())
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseBody()
                .collectList()
                .cache();
        stream.subscribe();
    }

    /** Then the stream has ended. */
    void toldOfEachReceipt() {
        List<JsonNode> events = stream.blockOptional(PATIENCE).orElseThrow();
        JsonNode first = events.getFirst();
        assertThat(first.path("state").asString()).isEqualTo("EXECUTING");
        assertThat(first.path("waitingFor").size()).isGreaterThanOrEqualTo(Others.HOLDERS.size());
        JsonNode last = events.getLast();
        assertThat(last.path("state").asString()).isEqualTo("PARTIALLY_COMPLETED");
        assertThat(last.path("waitingFor").size()).isZero();
        assertThat(last.path("receipts").findValuesAsString("holder"))
                .contains("customer-service")
                .doesNotContain("stranger");
    }
}

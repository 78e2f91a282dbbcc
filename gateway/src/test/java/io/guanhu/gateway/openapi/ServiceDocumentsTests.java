package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.gateway.upstream.Service;
import io.guanhu.gateway.upstream.Upstreams;
import io.guanhu.gateway.upstream.Upstreams.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class ServiceDocumentsTests {

    private static final int SERVICES = Service.values().length;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private int fetches;
    private boolean auditIsDown;

    private final ServiceDocuments documents = new ServiceDocuments(
            WebClient.builder().exchangeFunction(this::answer).build(),
            new Upstreams(Arrays.stream(Service.values())
                    .collect(Collectors.toMap(Service::id, each -> new Upstream(URI.create("http://" + each.id()))))),
            "http://realm",
            time);

    private Mono<ClientResponse> answer(ClientRequest request) {
        fetches++;
        if (auditIsDown && request.url().getHost().equals("audit-service")) {
            return Mono.error(new IOException("down"));
        }
        return Mono.just(ClientResponse.create(HttpStatus.OK)
                .body("{\"paths\":{\"/api/%s\":{}}}".formatted(request.url().getHost()))
                .build());
    }

    private String merged() {
        StringBuilder seen = new StringBuilder();
        StepVerifier.create(documents.merge())
                .consumeNextWith(bytes -> seen.append(new String(bytes, StandardCharsets.UTF_8)))
                .expectComplete()
                .verify(PATIENCE);
        return seen.toString();
    }

    @Test
    void fetchesOnceAMinuteHoweverManyAsk() {
        StepVerifier.create(Flux.range(0, 100).flatMap(_ -> documents.merge()))
                .expectNextCount(100)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(fetches).isEqualTo(SERVICES);
        time.advanceTimeBy(Duration.ofSeconds(61));
        merged();
        assertThat(fetches).isEqualTo(2 * SERVICES);
    }

    @Test
    void asksNoFasterWhileAServiceIsDown() {
        auditIsDown = true;
        assertThat(merged()).contains("/api/customer-service", "did not answer: audit-service.");
        merged();
        assertThat(fetches).isEqualTo(SERVICES);
        auditIsDown = false;
        time.advanceTimeBy(Duration.ofSeconds(6));
        assertThat(merged()).contains("/api/audit-service").doesNotContain("did not answer");
    }

    @Test
    void keepsTheLastGoodCopy() {
        merged();
        auditIsDown = true;
        time.advanceTimeBy(Duration.ofSeconds(61));
        assertThat(merged()).contains("/api/audit-service").doesNotContain("did not answer");
    }
}

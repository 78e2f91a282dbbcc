package io.guanhu.gateway.openapi;

import io.guanhu.gateway.upstream.Service;
import io.guanhu.gateway.upstream.Upstreams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The services' own documents, fetched at most once a minute; the last good copy stays. */
final class ServiceDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceDocuments.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final WebClient http;
    private final Upstreams upstreams;
    private final Clock clock;
    private final Map<Service, Copy> copies = new ConcurrentHashMap<>();

    private record Copy(JsonNode document, Instant fetchedAt) {}

    ServiceDocuments(WebClient http, Upstreams upstreams, Clock clock) {
        this.http = http;
        this.upstreams = upstreams;
        this.clock = clock;
    }

    Mono<ObjectNode> merged() {
        return Flux.fromArray(Service.values())
                .flatMap(this::refreshed)
                .then(Mono.fromSupplier(this::merge));
    }

    private Mono<Void> refreshed(Service service) {
        Copy copy = copies.get(service);
        if (copy != null && copy.fetchedAt().plus(FRESH).isAfter(clock.instant())) {
            return Mono.empty();
        }
        return http.get()
                .uri(upstreams.of(service.id()).resolve("/v3/api-docs"))
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .map(OpenApiMerge::parse)
                .doOnNext(document -> copies.put(service, new Copy(document, clock.instant())))
                .onErrorResume(
                        failure -> {
                            LOG.atWarn()
                                    .addKeyValue("upstream", service.id())
                                    .addKeyValue("failure", failure.getClass().getSimpleName())
                                    .log("No OpenAPI document from {}", service.id());
                            return Mono.empty();
                        })
                .then();
    }

    private ObjectNode merge() {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Service service : Service.values()) {
            Copy copy = copies.get(service);
            if (copy == null) {
                missing.add(service.id());
            } else {
                documents.put(service.id(), copy.document());
            }
        }
        return OpenApiMerge.merge(documents, missing);
    }
}

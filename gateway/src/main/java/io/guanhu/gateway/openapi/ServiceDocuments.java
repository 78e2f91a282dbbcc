package io.guanhu.gateway.openapi;

import io.guanhu.gateway.upstream.Service;
import io.guanhu.gateway.upstream.Upstreams;
import java.time.Duration;
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
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services' own documents combined into one. For a service that does not answer, the last good
 * copy is used.
 */
final class ServiceDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceDocuments.class);

    /** A service generates its document when it is first asked, which takes time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration FRESH_IN_PART = Duration.ofSeconds(5);

    private final WebClient http;
    private final Upstreams upstreams;
    private final String issuer;
    private final Map<Service, JsonNode> copies = new ConcurrentHashMap<>();
    private final Mono<Merged> merged;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Merged(byte[] document, boolean whole) {}

    /** Anybody may call this, so all concurrent callers share one fetch and one merge. */
    ServiceDocuments(WebClient http, Upstreams upstreams, String issuer, Scheduler timer) {
        this.http = http;
        this.upstreams = upstreams;
        this.issuer = issuer;
        this.merged = Mono.defer(this::fetched)
                .cache(all -> all.whole() ? FRESH : FRESH_IN_PART, _ -> Duration.ZERO, () -> Duration.ZERO, timer);
    }

    /** The document, as JSON in UTF-8. */
    Mono<byte[]> merge() {
        return merged.map(Merged::document);
    }

    private Mono<Merged> fetched() {
        return Flux.fromArray(Service.values())
                .flatMap(this::refreshed)
                .reduce(true, Boolean::logicalAnd)
                .map(this::merge);
    }

    private Mono<Boolean> refreshed(Service service) {
        return http.get()
                .uri(upstreams.of(service.id()).resolve("/v3/api-docs"))
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .map(OpenApiMerge::parse)
                .doOnNext(document -> copies.put(service, document))
                .hasElement()
                .onErrorResume(failure -> {
                    LOG.atWarn()
                            .addKeyValue("upstream", service.id())
                            .addKeyValue("failure", failure.getClass().getSimpleName())
                            .log("No OpenAPI document from {}", service.id());
                    return Mono.just(false);
                });
    }

    private Merged merge(boolean whole) {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Service service : Service.values()) {
            JsonNode copy = copies.get(service);
            if (copy == null) {
                missing.add(service.id());
            } else {
                documents.put(service.id(), copy);
            }
        }
        return new Merged(JsonMapper.shared().writeValueAsBytes(OpenApiMerge.merge(documents, missing, issuer)), whole);
    }
}

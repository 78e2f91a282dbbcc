package io.guanhu.gateway.openapi;

import io.guanhu.gateway.upstream.Upstreams;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
class OpenApiController {

    private static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;

    private final ServiceDocuments documents;

    OpenApiController(Upstreams upstreams, @Value("${guanhu.security.issuer}") String issuer) {
        WebClient http = WebClient.builder()
                .exchangeStrategies(ExchangeStrategies.builder()
                        .codecs(c -> c.defaultCodecs().maxInMemorySize(LARGEST_DOCUMENT))
                        .build())
                .build();
        this.documents = new ServiceDocuments(http, upstreams, issuer, Schedulers.parallel());
    }

    /** One OpenAPI 3.1 document of everything that the gateway forwards. */
    @GetMapping("/api/openapi.json")
    @PreAuthorize("permitAll()")
    Mono<ResponseEntity<byte[]>> openApi() {
        return documents
                .merge()
                .map(document -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(document));
    }
}

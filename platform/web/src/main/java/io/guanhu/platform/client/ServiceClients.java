package io.guanhu.platform.client;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;

/** A {@link ServiceClient} for each service in {@code guanhu.services.<name>.url}. */
public final class ServiceClients {

    /** Opens when half of the last calls were outages, and tries again after five seconds. */
    private static final CircuitBreakerConfig CIRCUIT_BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(3)
            .ignoreExceptions(ServiceRefusedException.class)
            .build();

    private final Map<String, String> urls;
    private final WebClient http;
    private final @Nullable ServiceToken token;
    private final ClientProperties properties;
    private final CircuitBreakerRegistry circuitBreakers;
    private final BulkheadRegistry bulkheads;
    private final Map<String, ServiceClient> clients = new ConcurrentHashMap<>();

    ServiceClients(
            Map<String, String> urls,
            WebClient http,
            @Nullable ServiceToken token,
            ClientProperties properties,
            CircuitBreakerRegistry circuitBreakers,
            BulkheadRegistry bulkheads) {
        this.urls = Map.copyOf(urls);
        this.http = http;
        this.token = token;
        this.properties = properties;
        this.circuitBreakers = circuitBreakers;
        this.bulkheads = bulkheads;
    }

    /**
     * The client of a service.
     *
     * @throws IllegalArgumentException if its URL is not configured
     */
    public ServiceClient to(String service) {
        return clients.computeIfAbsent(service, this::make);
    }

    private ServiceClient make(String service) {
        String url = urls.get(service);
        if (url == null) {
            throw new IllegalArgumentException("guanhu.services." + service + ".url is not configured");
        }
        BulkheadConfig bulkhead = BulkheadConfig.custom()
                .maxConcurrentCalls(properties.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .build();
        return new ServiceClient(
                service,
                http.mutate().baseUrl(url).build(),
                token,
                properties.timeout(),
                circuitBreakers.circuitBreaker(service, CIRCUIT_BREAKER),
                bulkheads.bulkhead(service, bulkhead));
    }
}

package io.guanhu.platform.client;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The real clients of other services, over answers in memory. What no answer is known for does not exist there; a
 * call within a transaction is refused, as it is in a service.
 */
public final class InMemoryServices {

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServiceClients clients;

    private record Answer(HttpStatus status, String json) {}

    /** @param names of the services that there are, such as {@code customer-service} */
    public InMemoryServices(String... names) {
        Map<String, String> urls =
                Set.of(names).stream().collect(Collectors.toMap(name -> name, name -> "http://" + name));
        this.clients = new ServiceClients(
                urls,
                WebClient.builder().exchangeFunction(this::exchange).build(),
                null,
                new ClientProperties(null, null, null, Duration.ofSeconds(2), 64),
                CircuitBreakerRegistry.ofDefaults(),
                BulkheadRegistry.ofDefaults());
    }

    public ServiceClients clients() {
        return clients;
    }

    /**
     * From now on this is answered.
     *
     * @param path with the service's name before it, without a query, such as {@code /audit-service/internal/proof}
     */
    public InMemoryServices answering(String path, String json) {
        answers.put(path, new Answer(HttpStatus.OK, json));
        return this;
    }

    /** From now on this is answered without content. */
    public InMemoryServices answering(String path, HttpStatus status) {
        answers.put(path, new Answer(status, ""));
        return this;
    }

    /** What was asked, with the query, in this order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private Mono<ClientResponse> exchange(ClientRequest request) {
        URI url = request.url();
        String path = "/" + url.getHost() + url.getPath();
        asked.add(url.getQuery() == null ? path : path + "?" + url.getQuery());
        return Mono.just(response(answers.get(path)));
    }

    private static ClientResponse response(@Nullable Answer answer) {
        return answer == null
                ? ClientResponse.create(HttpStatus.NOT_FOUND).build()
                : ClientResponse.create(answer.status())
                        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                        .body(answer.json())
                        .build();
    }
}

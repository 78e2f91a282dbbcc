package io.guanhu.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Server-sent events, read to the end of their stream. */
public final class FollowedEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>> EVENT =
            new ParameterizedTypeReference<>() {};

    private FollowedEvents() {}

    /**
     * What somebody hears who follows from the beginning, or goes on behind an event.
     *
     * @param last the id of the last event that they have heard
     */
    public static List<ServerSentEvent<Map<String, Object>>> of(
            WebTestClient client, String path, String bearer, @Nullable String last) {
        return Objects.requireNonNull(client.get()
                .uri(path)
                .headers(headers -> {
                    headers.set("Authorization", bearer);
                    headers.setAccept(List.of(MediaType.TEXT_EVENT_STREAM));
                    if (last != null) {
                        headers.set("Last-Event-ID", last);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .collectList()
                .block(PATIENCE));
    }
}

package io.guanhu.platform.web;

import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * Server-sent events that reach a browser whatever stands between. A gateway takes a service for
 * dead that is silent, and lets no answer last for ever: so a comment is sent now and then, and the
 * stream ends early. The browser comes back by itself, behind the event that it has heard last.
 */
public final class EventStream {

    /** Below the gateway's {@code response-timeout} of ten seconds. */
    static final Duration HEARTBEAT = Duration.ofSeconds(4);

    /** Below the same and its {@code pass-on-timeout} together. */
    static final Duration LONGEST = Duration.ofSeconds(25);

    private static final Duration COME_BACK = Duration.ofMillis(500);

    private EventStream() {}

    /**
     * Events called {@code progress}, until there are no more or the stream has lasted long enough.
     *
     * @param id of each event, which a listener who comes back names as {@code Last-Event-ID}
     */
    public static <T, E> Flux<ServerSentEvent<E>> of(Flux<T> values, Function<T, String> id, Function<T, E> shown) {
        return values.map(value -> ServerSentEvent.builder(shown.apply(value))
                        .id(id.apply(value))
                        .event("progress")
                        .retry(COME_BACK)
                        .build())
                .publish(events ->
                        Flux.merge(events, EventStream.<E>heartbeats().takeUntilOther(events.ignoreElements())))
                .take(LONGEST);
    }

    private static <E> Flux<ServerSentEvent<E>> heartbeats() {
        return Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<E>builder().comment("here").build());
    }
}

package io.guanhu.platform.web;

import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * Server-sent events that reach a browser through any intermediary. A gateway considers a silent
 * service dead, and does not let a response last forever. Therefore comments are sent from time to
 * time, and the stream ends early. The browser reconnects automatically, after the last event it
 * received.
 */
public final class EventStream {

    /** Below the gateway's {@code response-timeout} of ten seconds. */
    static final Duration HEARTBEAT = Duration.ofSeconds(4);

    /** Below the sum of that timeout and its {@code pass-on-timeout}. */
    static final Duration LONGEST = Duration.ofSeconds(25);

    private static final Duration COME_BACK = Duration.ofMillis(500);

    private EventStream() {}

    /**
     * Events called {@code progress}, until there are no more or the stream has lasted long enough.
     *
     * @param id the id of each event, which a reconnecting listener sends as {@code Last-Event-ID}
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

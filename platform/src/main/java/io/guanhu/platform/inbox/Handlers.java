package io.guanhu.platform.inbox;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.EventCodec.MalformedEventException;
import io.guanhu.platform.contract.EventType;
import io.guanhu.platform.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The event handlers of this service, by type. */
final class Handlers {

    private final Map<String, List<EventHandler<?>>> byType = new HashMap<>();
    private final Set<String> topics = new TreeSet<>();

    Handlers(List<EventHandler<?>> handlers) {
        for (EventHandler<?> handler : handlers) {
            EventType type = EventCodec.typeOf(handler.type());
            byType.computeIfAbsent(type.value(), key -> new ArrayList<>()).add(handler);
            topics.add(type.topic());
        }
    }

    Set<String> topics() {
        return topics;
    }

    /** Whether this service cares; what is no CloudEvent at all concerns every consumer. */
    boolean concerns(Message message) {
        return message.type() == null || byType.containsKey(message.type());
    }

    /** Hands a message to its handlers. */
    Mono<Void> handle(Message message) {
        String type = message.type();
        if (type == null) {
            return Mono.error(new NoCloudEventException());
        }
        return Flux.fromIterable(byType.getOrDefault(type, List.of()))
                .concatMap(handler -> call(handler, message))
                .then()
                .contextWrite(context -> Trace.continued(context, message.traceparent()));
    }

    /** Whether another attempt cannot help. */
    static boolean hopeless(Throwable failure) {
        return failure instanceof NoCloudEventException
                || failure instanceof MalformedEventException;
    }

    private static <E extends Event> Mono<Void> call(EventHandler<E> handler, Message message) {
        return Mono.defer(
                () -> handler.handle(EventCodec.read(handler.type(), message.dataOrEmpty())));
    }

    /** The record has no CloudEvents id or type. */
    static final class NoCloudEventException extends RuntimeException {}
}

package io.guanhu.platform.inbox.handler;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.EventCodec.MalformedEventException;
import io.guanhu.platform.contract.EventType;
import io.guanhu.platform.signing.MessageContent;
import io.guanhu.platform.signing.Refusal;
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
public final class Handlers {

    private final Map<String, List<EventHandler<?>>> byType = new HashMap<>();
    private final Map<String, String> topicOf = new HashMap<>();
    private final EventSchemas schemas = new EventSchemas();

    public Handlers(List<EventHandler<?>> handlers) {
        for (EventHandler<?> handler : handlers) {
            EventType type = EventCodec.typeOf(handler.type());
            byType.computeIfAbsent(type.value(), key -> new ArrayList<>()).add(handler);
            topicOf.put(type.value(), type.topic());
        }
    }

    public Set<String> topics() {
        return new TreeSet<>(topicOf.values());
    }

    /**
     * Whether this service handles it; anything that is not a CloudEvent concerns every consumer.
     */
    public boolean concerns(Message message) {
        return message.type() == null || byType.containsKey(message.type());
    }

    /**
     * Passes a genuine message to its handlers, if it conforms to its type.
     *
     * @throws RefusedMessageException (as an error signal) if it claims a different sender
     */
    public Mono<Void> handle(Message message) {
        String type = message.type();
        if (type == null) {
            return Mono.error(new RefusedMessageException(Refusal.NO_CLOUD_EVENT));
        }
        if (!message.topic().equals(topicOf.getOrDefault(type, message.topic()))) {
            return Mono.error(new RefusedMessageException(Refusal.FOREIGN));
        }
        return Mono.fromRunnable(() -> schemas.check(type, message.dataOrEmpty()))
                .thenMany(Flux.fromIterable(byType.getOrDefault(type, List.of())))
                .concatMap(handler -> call(handler, message))
                .then()
                .contextWrite(context -> Trace.continued(context, message.traceparent()));
    }

    /** Whether retrying cannot help. */
    public static boolean isPermanent(Throwable failure) {
        return failure instanceof RefusedMessageException || failure instanceof MalformedEventException;
    }

    private static <E extends Event> Mono<Void> call(EventHandler<E> handler, Message message) {
        return Mono.defer(() -> {
            E event = EventCodec.read(handler.type(), message.dataOrEmpty());
            String speaker = event.publisher();
            if (speaker != null && !speaker.equals(message.content().header(MessageContent.SOURCE))) {
                throw new RefusedMessageException(Refusal.FOREIGN);
            }
            return handler.handle(event);
        });
    }
}

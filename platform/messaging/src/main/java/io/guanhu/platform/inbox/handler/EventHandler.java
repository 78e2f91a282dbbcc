package io.guanhu.platform.inbox.handler;

import io.guanhu.platform.contract.Event;
import reactor.core.publisher.Mono;

/**
 * Handles one type of event. Every bean of this type is subscribed; the service's name is the
 * consumer group.
 *
 * <p>The handler runs in the transaction that records the event's id, so it takes effect once,
 * however often Kafka delivers the event. Events with one key arrive in order. After an error the
 * event is retried with back-off. Finally it is parked, together with later events of its key,
 * until an operator replays them.
 *
 * @param <E> an event record marked with {@link io.guanhu.platform.contract.EventType}
 */
public interface EventHandler<E extends Event> {

    Class<E> type();

    Mono<Void> handle(E event);
}

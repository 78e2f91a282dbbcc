package io.guanhu.platform.inbox;

import io.guanhu.platform.contract.Event;
import reactor.core.publisher.Mono;

/**
 * Takes one type of event. Every bean of this type is subscribed; the service's name is the
 * consumer group.
 *
 * <p>The handler runs in the transaction that records the event's id, so its effect happens once
 * whatever Kafka redelivers. Events of one key arrive in order. An error is retried with back-off;
 * then the event is parked, and later events of its key with it, until an operator replays them.
 *
 * @param <E> an event record marked with {@link io.guanhu.platform.contract.EventType}
 */
public interface EventHandler<E extends Event> {

    Class<E> type();

    Mono<Void> handle(E event);
}

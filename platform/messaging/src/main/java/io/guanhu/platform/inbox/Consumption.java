package io.guanhu.platform.inbox;

import io.guanhu.platform.inbox.Inbox.Outcome;
import io.guanhu.platform.inbox.alarm.RefusedMeters;
import io.guanhu.platform.inbox.handler.Handlers;
import io.guanhu.platform.inbox.handler.Intake;
import io.guanhu.platform.inbox.handler.Message;
import io.guanhu.platform.inbox.handler.RefusedMessageException;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.runtime.Outage;
import io.guanhu.platform.signing.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Processes the records of one poll: first all in one transaction and, if that fails, one by one,
 * each with retries, until it is handled or parked.
 *
 * <p>Blocks the consumer's virtual thread, because acknowledging in order is what preserves the
 * order per key. During an outage nothing is parked: the failure goes to the container, which
 * delivers the same records again, for as long as necessary.
 */
final class Consumption implements BatchMessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);

    /** Well below Kafka's {@code max.poll.interval.ms} of five minutes. */
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private final Inbox inbox;
    private final Handlers handlers;
    private final InboxProperties properties;
    private final Counter parkedCounter;
    private final Intake intake;
    private final RefusedMeters refused;

    Consumption(
            Inbox inbox,
            Intake intake,
            Handlers handlers,
            InboxProperties properties,
            RefusedMeters refused,
            MeterRegistry meters) {
        this.inbox = inbox;
        this.intake = intake;
        this.refused = refused;
        this.handlers = handlers;
        this.properties = properties;
        this.parkedCounter = Counter.builder("guanhu.inbox.parked")
                .description("Messages put aside because they could not be handled")
                .register(meters);
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> polled) {
        List<Message> batch = trusted(polled);
        if (!batch.isEmpty() && !handleTogether(batch)) {
            handleOneByOne(polled, batch);
        }
    }

    /** The messages for this service, without those that are not trusted. */
    private List<Message> trusted(List<ConsumerRecord<String, byte[]>> polled) {
        List<Message> accepted = new ArrayList<>(polled.size());
        for (int i = 0; i < polled.size(); i++) {
            Message message = Message.of(polled.get(i));
            if (!handlers.concerns(message)) {
                continue;
            }
            Optional<Refusal> objection = intake.objection(message);
            if (objection.isEmpty()) {
                accepted.add(message);
            } else {
                refuse(message, objection.get(), i);
            }
        }
        return accepted;
    }

    private void refuse(Message message, Refusal reason, int index) {
        try {
            if (Boolean.TRUE.equals(inbox.refuse(message, reason).block())) {
                refused.refused(message, reason);
            }
        } catch (RuntimeException e) {
            throw new BatchListenerFailedException(Failure.of(e).toString(), index);
        }
    }

    private boolean handleTogether(List<Message> batch) {
        try {
            Long parked = inbox.handleAll(batch.getFirst().topic(), batch).block();
            parkedCounter.increment(parked == null ? 0 : parked.doubleValue());
            return true;
        } catch (RuntimeException e) {
            LOG.info("A batch of {} failed; handling its messages one by one: {}", batch.size(), Failure.of(e));
            return false;
        }
    }

    private void handleOneByOne(List<ConsumerRecord<String, byte[]>> polled, List<Message> accepted) {
        long deadline = System.nanoTime() + BUDGET.toNanos();
        Map<UUID, Message> byPlace = new HashMap<>();
        accepted.forEach(message -> byPlace.put(message.place(), message));
        for (int i = 0; i < polled.size(); i++) {
            if (System.nanoTime() > deadline) {
                throw new BatchListenerFailedException("The next poll takes the rest", i);
            }
            Message message = byPlace.get(Message.placeOf(polled.get(i)));
            if (message != null) {
                handleOrSetAside(message, i);
            }
        }
    }

    private void handleOrSetAside(Message message, int index) {
        try {
            Outcome outcome = handle(message);
            if (outcome == Outcome.PARKED) {
                parkedCounter.increment();
                LOG.warn("Parked {}", message);
            }
        } catch (RefusedMessageException e) {
            refuse(message, e.reason(), index);
        } catch (RuntimeException e) {
            throw new BatchListenerFailedException(Failure.of(e).toString(), index);
        }
    }

    private Outcome handle(Message message) {
        AtomicInteger attempt = new AtomicInteger();
        return await(Mono.defer(() -> inbox.handleOrPark(message))
                .doOnError(e -> logAttempt(message, attempt.incrementAndGet(), e))
                .retryWhen(Retry.backoff(properties.attempts() - 1L, properties.firstBackOff())
                        .jitter(0)
                        .filter(e -> !Outage.is(e) && !Handlers.isPermanent(e))
                        .onRetryExhaustedThrow((_, last) -> last.failure()))
                .onErrorResume(
                        e -> !Outage.is(e) && !(e instanceof RefusedMessageException),
                        e -> inbox.park(message, e, attempt.get())));
    }

    private static void logAttempt(Message message, int attempt, Throwable failure) {
        LOG.warn("Attempt {} at {} failed: {}", attempt, message, Failure.of(failure));
    }

    private static Outcome await(Mono<Outcome> outcome) {
        return outcome.blockOptional().orElse(Outcome.DONE);
    }
}

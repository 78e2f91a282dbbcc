package io.guanhu.platform.inbox;

import io.guanhu.platform.inbox.Inbox.Outcome;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.runtime.Outage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What happens with the records of one poll: first all in one transaction, and if that fails one by
 * one, each with retries, until it is handled or parked.
 *
 * <p>Runs on the consumer's virtual thread and blocks it: acknowledging in order is what keeps the
 * order per key. In an outage nothing is parked: the failure goes to the container, which hands out
 * the same records again, for as long as it takes.
 */
final class Consumption implements BatchMessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);

    /** Well below Kafka's {@code max.poll.interval.ms} of five minutes. */
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private final Inbox inbox;
    private final Handlers handlers;
    private final InboxProperties properties;
    private final Counter parkedCounter;

    Consumption(Inbox inbox, Handlers handlers, InboxProperties properties, MeterRegistry meters) {
        this.inbox = inbox;
        this.handlers = handlers;
        this.properties = properties;
        this.parkedCounter =
                Counter.builder("guanhu.inbox.parked")
                        .description("Messages put aside because they could not be handled")
                        .register(meters);
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> polled) {
        List<Message> batch = polled.stream().map(Message::of).filter(handlers::concerns).toList();
        if (!batch.isEmpty() && !takeTogether(batch)) {
            takeOneByOne(polled);
        }
    }

    private boolean takeTogether(List<Message> batch) {
        try {
            Long parked = inbox.takeAll(batch.getFirst().topic(), batch).block();
            parkedCounter.increment(parked == null ? 0 : parked.doubleValue());
            return true;
        } catch (RuntimeException e) {
            LOG.info(
                    "A batch of {} failed and is taken one by one: {}",
                    batch.size(),
                    Failure.of(e));
            return false;
        }
    }

    private void takeOneByOne(List<ConsumerRecord<String, byte[]>> polled) {
        long deadline = System.nanoTime() + BUDGET.toNanos();
        for (int i = 0; i < polled.size(); i++) {
            if (System.nanoTime() > deadline) {
                throw new BatchListenerFailedException("The rest is taken by the next poll", i);
            }
            Message message = Message.of(polled.get(i));
            if (handlers.concerns(message)) {
                takeOrPark(message, i);
            }
        }
    }

    private void takeOrPark(Message message, int index) {
        try {
            Outcome outcome = take(message);
            if (outcome == Outcome.PARKED) {
                parkedCounter.increment();
                LOG.warn("Parked {}", message);
            }
        } catch (RuntimeException e) {
            throw new BatchListenerFailedException(Failure.of(e).toString(), index);
        }
    }

    private Outcome take(Message message) {
        AtomicInteger attempt = new AtomicInteger();
        return await(
                Mono.defer(() -> inbox.take(message))
                        .doOnError(e -> tell(message, attempt.incrementAndGet(), e))
                        .retryWhen(
                                Retry.backoff(properties.attempts() - 1L, properties.firstBackOff())
                                        .jitter(0)
                                        .filter(e -> !Outage.is(e) && !Handlers.hopeless(e))
                                        .onRetryExhaustedThrow((_, last) -> last.failure()))
                        .onErrorResume(
                                e -> !Outage.is(e), e -> inbox.park(message, e, attempt.get())));
    }

    private static void tell(Message message, int attempt, Throwable failure) {
        LOG.warn("Attempt {} at {} failed: {}", attempt, message, Failure.of(failure));
    }

    private static Outcome await(Mono<Outcome> outcome) {
        return outcome.blockOptional().orElse(Outcome.DONE);
    }
}

package io.guanhu.platform.inbox.alarm;

import io.guanhu.platform.inbox.handler.Message;
import io.guanhu.platform.signing.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises the alarm: one counter per reason, which exist from the start so that the first increment
 * is visible.
 */
public final class RefusedMeters {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedMeters.class);

    private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);
    private final AtomicLong waiting = new AtomicLong();

    public RefusedMeters(MeterRegistry meters) {
        for (Refusal reason : Refusal.values()) {
            counters.put(
                    reason,
                    Counter.builder("guanhu.inbox.refused")
                            .description("Messages that failed verification")
                            .tag("reason", reason.code())
                            .register(meters));
        }
        io.micrometer.core.instrument.Gauge.builder("guanhu.inbox.refused.waiting", waiting, AtomicLong::get)
                .description("Refused messages that wait for an operator")
                .register(meters);
    }

    /**
     * Does not log what the message claims, which may be anything. Logs only the first, the tenth,
     * the hundredth and so on, so that nobody with write access to a topic can flood the log.
     */
    public void refused(Message message, Refusal reason) {
        Counter counter = count(reason);
        counter.increment();
        if (Math.log10(counter.count()) % 1 != 0) {
            return;
        }
        LOG.error("Refused a message of {}: {} ({} of these since the start)", message.topic(), reason.code(), (long)
                counter.count());
    }

    public void waiting(long messages) {
        waiting.set(messages);
    }

    Map<Refusal, Double> counts() {
        Map<Refusal, Double> counts = new EnumMap<>(Refusal.class);
        counters.forEach((reason, counter) -> {
            if (counter.count() > 0) {
                counts.put(reason, counter.count());
            }
        });
        return counts;
    }

    long waiting() {
        return waiting.get();
    }

    private Counter count(Refusal reason) {
        Counter counter = counters.get(reason);
        if (counter == null) {
            throw new IllegalStateException("No counter for " + reason);
        }
        return counter;
    }
}

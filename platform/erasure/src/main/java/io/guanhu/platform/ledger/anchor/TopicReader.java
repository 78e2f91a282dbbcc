package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.EventCodec.MalformedEventException;
import io.guanhu.platform.contract.PrivacyEvents.LedgerEntryRecorded;
import io.guanhu.platform.contract.PrivacyEvents.LedgerHeadSigned;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerKeys.ForgedHeadException;
import io.guanhu.platform.ledger.LedgerLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger's topic from its beginning, and remembers its position. Blocks. After a failure
 * the consumer is discarded, and the next call continues with a new one.
 */
final class TopicReader {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * After every so many entries the offset is remembered, so that a page is found without reading
     * everything.
     */
    private static final long STRIDE = 256;

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final TopicPartition partition;
    private final LedgerKeys keys;
    private final NavigableMap<Long, Long> offsets = new TreeMap<>();
    private @Nullable Consumer<String, byte[]> consumer;
    private long next;
    private long lastEntry;
    private @Nullable LedgerHead head;
    private boolean forged;

    TopicReader(Supplier<Consumer<String, byte[]>> consumers, String topic, LedgerKeys keys) {
        this.consumers = consumers;
        this.partition = new TopicPartition(topic, 0);
        this.keys = keys;
    }

    /**
     * The content of the topic.
     *
     * @param forged whether there was a head that no configured key has signed
     */
    record Contents(Optional<LedgerHead> head, long lastEntry, boolean forged) {}

    /** The broker did not deliver all records in time. */
    static final class NotReadException extends RuntimeException {
        NotReadException() {
            super("The ledger's topic was not read to its end in time");
        }
    }

    /** Reads what was added since the last call. */
    synchronized Contents contents() {
        return reading(open -> {
            if (end(open) < next) {
                forget();
            }
            read(open, next, this::accept);
            return new Contents(Optional.ofNullable(head), lastEntry, forged);
        });
    }

    synchronized List<LedgerLine> entriesAfter(long position, int limit) {
        List<LedgerLine> page = new ArrayList<>();
        return reading(open -> {
            var nearest = offsets.floorEntry(position);
            read(open, nearest == null ? 0 : nearest.getValue(), message -> {
                LedgerLine line = entry(message);
                if (line != null && line.position() == position + page.size() + 1) {
                    page.add(line);
                }
                return page.size() < limit;
            });
            return List.copyOf(page);
        });
    }

    /** The topic is shorter than before, so it is a different one. */
    private void forget() {
        next = 0;
        lastEntry = 0;
        head = null;
        forged = false;
        offsets.clear();
    }

    private boolean accept(ConsumerRecord<String, byte[]> message) {
        LedgerLine line = entry(message);
        if (line != null && line.position() == lastEntry + 1) {
            lastEntry = line.position();
            if (lastEntry % STRIDE == 0) {
                offsets.put(lastEntry, message.offset() + 1);
            }
        }
        readHead(message);
        next = message.offset() + 1;
        return true;
    }

    private void readHead(ConsumerRecord<String, byte[]> message) {
        LedgerHeadSigned signed = parsed(message, LedgerHeadSigned.class);
        if (signed == null) {
            return;
        }
        try {
            LedgerHead found = keys.verified(signed.note());
            LedgerHead known = head;
            if (known == null || found.isNewerThan(known)) {
                head = found;
            }
        } catch (ForgedHeadException e) {
            forged = true;
        }
    }

    private @Nullable LedgerLine entry(ConsumerRecord<String, byte[]> message) {
        LedgerEntryRecorded recorded = parsed(message, LedgerEntryRecorded.class);
        return recorded == null || recorded.position() < 1
                ? null
                : new LedgerLine(recorded.position(), recorded.order());
    }

    /** The message, if it is of this type and this ledger; others are ignored. */
    private <T> @Nullable T parsed(ConsumerRecord<String, byte[]> message, Class<T> type) {
        Header kind = message.headers().lastHeader("ce_type");
        if (!keys.origin().equals(message.key())
                || message.value() == null
                || kind == null
                || !new String(kind.value(), StandardCharsets.UTF_8)
                        .equals(EventCodec.typeOf(type).value())) {
            return null;
        }
        try {
            return EventCodec.read(type, message.value());
        } catch (MalformedEventException e) {
            return null;
        }
    }

    /** Passes on records up to the current end, or until the receiver wants no more. */
    private void read(Consumer<String, byte[]> open, long from, Predicate<ConsumerRecord<String, byte[]>> taker) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long end = end(open);
        open.seek(partition, from);
        while (open.position(partition, PATIENCE) < end) {
            if (System.nanoTime() > deadline) {
                throw new NotReadException();
            }
            for (ConsumerRecord<String, byte[]> message : open.poll(POLL).records(partition)) {
                if (!taker.test(message)) {
                    return;
                }
            }
        }
    }

    private long end(Consumer<String, byte[]> open) {
        return open.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
    }

    private <T> T reading(Function<Consumer<String, byte[]>, T> work) {
        Consumer<String, byte[]> open = consumer == null ? openConsumer() : consumer;
        try {
            return work.apply(open);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Consumer<String, byte[]> openConsumer() {
        Consumer<String, byte[]> open = consumers.get();
        open.assign(List.of(partition));
        consumer = open;
        return open;
    }

    synchronized void close() {
        Consumer<String, byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }
}

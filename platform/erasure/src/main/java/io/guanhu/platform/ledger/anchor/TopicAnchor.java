package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.contract.PrivacyEvents.LedgerEntryRecorded;
import io.guanhu.platform.contract.PrivacyEvents.LedgerHeadSigned;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.ledger.OutsideAnchor;
import io.guanhu.platform.ledger.anchor.TopicReader.Contents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The ledger in a Kafka topic with unlimited retention. */
final class TopicAnchor implements OutsideAnchor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicAnchor.class);

    private final TopicReader reader;
    private final TopicWriter writer;
    private final LedgerKeys keys;
    private final BooleanSupplier topicsReady;
    private boolean ready;
    private boolean reported;

    TopicAnchor(TopicReader reader, TopicWriter writer, LedgerKeys keys, BooleanSupplier topicsReady) {
        this.reader = reader;
        this.writer = writer;
        this.keys = keys;
        this.topicsReady = topicsReady;
    }

    /** The suite's topics do not exist, and the broker does not allow creating them. */
    static final class NoTopicException extends RuntimeException {}

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Mono<Optional<LedgerHead>> head() {
        return io(() -> contents().head());
    }

    @Override
    public Mono<Long> lastEntry() {
        return io(() -> contents().lastEntry());
    }

    @Override
    public Mono<List<LedgerLine>> entriesAfter(long position, int limit) {
        return io(() -> reader.entriesAfter(position, limit));
    }

    @Override
    public Mono<Void> append(List<LedgerLine> entries) {
        return io(() -> {
                    writer.write(entries.stream()
                            .map(line -> new LedgerEntryRecorded(keys.origin(), line.position(), line.order()))
                            .toList());
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Void> advance(LedgerHead head) {
        return io(() -> {
                    Optional<LedgerHead> before = contents().head();
                    if (before.isEmpty() || head.isNewerThan(before.get())) {
                        writer.write(List.of(new LedgerHeadSigned(keys.origin(), head.size(), head.note())));
                    }
                    return true;
                })
                .then();
    }

    private Contents contents() {
        Contents contents = reader.contents();
        logForgery(contents.forged());
        return contents;
    }

    /** A forged head among valid ones does no harm, but somebody writes who must not. */
    private synchronized void logForgery(boolean forged) {
        if (forged && !reported) {
            LOG.error("The ledger's topic holds a head that no configured key has signed");
        }
        reported = forged;
    }

    private <T> Mono<T> io(Callable<T> work) {
        return Mono.fromCallable(() -> {
                    requireTopic();
                    return work.call();
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private synchronized void requireTopic() {
        ready = ready || topicsReady.getAsBoolean();
        if (!ready) {
            throw new NoTopicException();
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}

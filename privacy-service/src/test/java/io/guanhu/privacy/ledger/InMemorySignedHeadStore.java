package io.guanhu.privacy.ledger;

import static java.util.Comparator.comparingLong;

import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.tree.Frontier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Heads by their sizes, and the entries that they cover. */
final class InMemorySignedHeadStore extends SignedHeadStore {

    final Map<Long, Row> rows;
    final List<LedgerLine> entries;

    InMemorySignedHeadStore(Memory memory) {
        super(Memory.noDatabase());
        rows = memory.rows();
        entries = memory.transactions().list();
    }

    /** Adds an entry, as an order does. */
    void add(String order) {
        entries.add(new LedgerLine(entries.size() + 1L, order));
    }

    /** The database is as it was when it had so many entries. */
    void restoreTo(int size) {
        entries.subList(size, entries.size()).clear();
        rows.keySet().removeIf(each -> each > size);
    }

    /** The tree of the first entries. */
    Frontier tree(long size) {
        Frontier tree = Frontier.EMPTY;
        for (LedgerLine line : entries.subList(0, Math.toIntExact(size))) {
            tree = tree.with(line.leaf());
        }
        return tree;
    }

    @Override
    Mono<Row> newest() {
        return Mono.fromSupplier(
                () -> rows.values().stream().max(comparingLong(Row::size)).orElse(null));
    }

    @Override
    Mono<Row> newestAnchored() {
        return Mono.fromSupplier(() -> rows.values().stream()
                .filter(Row::anchored)
                .max(comparingLong(Row::size))
                .orElse(null));
    }

    @Override
    Mono<Row> at(long size) {
        return Mono.fromSupplier(() -> rows.get(size));
    }

    @Override
    Mono<Void> keep(Frontier frontier, String note, Instant signedAt) {
        return Mono.fromRunnable(() -> rows.merge(
                frontier.size(),
                new Row(frontier, note, signedAt, false),
                (before, next) -> before.frontier().equals(next.frontier())
                                && before.signedAt().isBefore(next.signedAt())
                        ? new Row(next.frontier(), next.note(), next.signedAt(), before.anchored())
                        : before));
    }

    @Override
    Mono<Void> anchored(long size, Instant now) {
        return Mono.fromRunnable(() -> rows.replaceAll(
                (each, row) -> each <= size ? new Row(row.frontier(), row.note(), row.signedAt(), true) : row));
    }

    @Override
    Mono<Long> lastEntry() {
        return Mono.fromSupplier(() -> (long) entries.size());
    }

    @Override
    Flux<LedgerLine> lines(long after, long to) {
        return Flux.defer(() -> Flux.fromIterable(entries.stream()
                .filter(line -> line.position() > after && line.position() <= to)
                .toList()));
    }
}

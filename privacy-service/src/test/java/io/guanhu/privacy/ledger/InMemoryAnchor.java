package io.guanhu.privacy.ledger;

import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.ledger.OutsideAnchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An external place that keeps entries and a head, and may be unreachable. */
final class InMemoryAnchor implements OutsideAnchor {

    final List<LedgerLine> entries = new ArrayList<>();
    /** How many entries each call brought. */
    final List<Integer> appended = new ArrayList<>();

    @Nullable
    LedgerHead head;

    boolean down;
    private final String name;

    InMemoryAnchor(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    private <T> Mono<T> reached(Supplier<T> work) {
        return Mono.fromSupplier(() -> {
            if (down) {
                throw new IllegalStateException("not reached");
            }
            return work.get();
        });
    }

    @Override
    public Mono<Optional<LedgerHead>> head() {
        return reached(() -> Optional.ofNullable(head));
    }

    @Override
    public Mono<List<LedgerLine>> entriesAfter(long position, int limit) {
        return reached(() -> entries.stream()
                .filter(line -> line.position() > position)
                .limit(limit)
                .toList());
    }

    @Override
    public Mono<Long> lastEntry() {
        return reached(() -> (long) entries.size());
    }

    @Override
    public Mono<Void> append(List<LedgerLine> lines) {
        return reached(() -> {
                    appended.add(lines.size());
                    return entries.addAll(lines);
                })
                .then();
    }

    @Override
    public Mono<Void> advance(LedgerHead next) {
        return reached(() -> {
                    if (head == null || next.isNewerThan(head)) {
                        head = next;
                    }
                    return true;
                })
                .then();
    }
}

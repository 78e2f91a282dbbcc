package io.guanhu.customer.probing;

import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Counts in a map. */
final class InMemoryAttemptStore extends AttemptStore {

    record AttemptKey(String caller, Kind kind) {}

    record Row(long spent, Instant spentSince, Counted counted, Instant countedSince) {}

    private static final Counted NOTHING = new Counted(0, 0, false);

    final Map<AttemptKey, Row> rows;
    private final ProbingProperties properties;

    InMemoryAttemptStore(Memory memory, ProbingProperties properties) {
        super(Memory.noDatabase(), properties);
        this.rows = memory.rows();
        this.properties = properties;
    }

    @Override
    Mono<Duration> spend(String caller, Kind kind, int people, Instant now) {
        Duration window = properties.limit().window();
        return Mono.fromSupplier(() -> {
            AttemptKey key = new AttemptKey(caller, kind);
            Row row = rows.getOrDefault(key, new Row(0, now, NOTHING, now));
            boolean over = !row.spentSince().isAfter(now.minus(window));
            long spent = over ? people : row.spent() + people;
            if (!over && row.spent() > 0 && spent > properties.limit().of(kind)) {
                return Duration.between(now, row.spentSince().plus(window));
            }
            rows.put(key, new Row(spent, over ? now : row.spentSince(), row.counted(), row.countedSince()));
            return null;
        });
    }

    @Override
    Mono<Counted> count(String caller, Kind kind, int sent, int met, Instant now) {
        Instant begin = now.minus(properties.alarm().window());
        return Mono.fromSupplier(() -> {
            AttemptKey key = new AttemptKey(caller, kind);
            Row row = rows.getOrDefault(key, new Row(0, now, NOTHING, now));
            boolean within = row.countedSince().isAfter(begin);
            Counted before = within ? row.counted() : NOTHING;
            Counted after = new Counted(before.sent() + sent, before.met() + met, before.alarmed());
            rows.put(key, new Row(row.spent(), row.spentSince(), after, within ? row.countedSince() : now));
            return after;
        });
    }

    @Override
    Mono<Void> alarm(String caller, Kind kind) {
        return Mono.fromRunnable(() -> rows.computeIfPresent(new AttemptKey(caller, kind), (_, row) -> {
            Counted counted = row.counted();
            return new Row(
                    row.spent(),
                    row.spentSince(),
                    new Counted(counted.sent(), counted.met(), true),
                    row.countedSince());
        }));
    }
}

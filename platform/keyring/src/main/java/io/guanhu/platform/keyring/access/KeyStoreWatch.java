package io.guanhu.platform.keyring.access;

import io.guanhu.platform.keyring.epoch.EpochRecord;
import io.guanhu.platform.keyring.epoch.Epochs;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.tree.TreeState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Checks the key store every few seconds, for metrics and health. A store that cannot be read is
 * down; a late epoch is reported, but does no harm.
 */
final class KeyStoreWatch implements ReactiveHealthIndicator {

    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration BLIND = Duration.ofSeconds(30);

    private final KeyTree tree;
    private final Epochs epochs;
    private final Clock clock;
    private final Duration usual;
    private final RootHolderWatch holder;
    private volatile @Nullable Seen seen;

    /**
     * @param usual how long it usually takes to end an epoch
     */
    KeyStoreWatch(
            KeyTree tree, Epochs epochs, RootHolderWatch holder, Clock clock, Duration usual, MeterRegistry meters) {
        this.tree = tree;
        this.epochs = epochs;
        this.clock = clock;
        this.usual = usual;
        this.holder = holder;
        gauge(meters, "epoch.last", "The last epoch that closed", each -> each.last());
        gauge(meters, "epoch.waiting", "Seconds somebody has waited", Seen::waiting);
        gauge(meters, "epoch.late", "1 if an epoch is late", each -> each.late() ? 1 : 0);
        gauge(meters, "gate.open", "Conditions waited for", each -> each.open().size());
        gauge(meters, "keys", "Keys in the tree", each -> each.keys());
        gauge(meters, "leaves", "Leaf pages of the tree", each -> each.leaves());
    }

    private record Seen(
            Instant at,
            long last,
            String step,
            double waiting,
            boolean late,
            List<String> open,
            long keys,
            long leaves) {}

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Seen> value) {
        Gauge.builder("guanhu.keystore." + name, this, watch -> watch.value(value))
                .description(description)
                .register(meters);
    }

    private double value(ToDoubleFunction<Seen> value) {
        Seen now = seen;
        return now == null ? Double.NaN : value.applyAsDouble(now);
    }

    /** One check. Blocking. */
    Duration check() {
        TreeState state = tree.state().orElseThrow();
        EpochRecord running = epochs.running().orElseGet(epochs::open);
        Instant now = clock.instant();
        Instant wanted = running.wantedAt();
        seen = new Seen(
                now,
                epochs.last().number(),
                running.step().name(),
                wanted == null ? 0 : Duration.between(wanted, now).toMillis() / 1000.0,
                epochs.late(usual),
                open(running),
                state.tally().count(),
                state.leaves());
        return REST;
    }

    private static List<String> open(EpochRecord running) {
        return running.conditions().stream()
                .filter(each -> each.outcome().equals("OPEN"))
                .map(EpochRecord.Checked::condition)
                .toList();
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> {
            Seen now = seen;
            if (now == null || now.at().plus(BLIND).isBefore(clock.instant())) {
                return Health.down().withDetail("keyStore", "cannot be read").build();
            }
            return Health.up()
                    .withDetail("lastEpoch", now.last())
                    .withDetail("step", now.step())
                    .withDetail("late", now.late())
                    .withDetail("waitsFor", now.open())
                    .withDetail("rootHolder", holder.adapter())
                    .withDetail("root", holder.lastAnswer())
                    .build();
        });
    }
}

package io.guanhu.platform.erasure.following;

import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.Anchors.Report;
import io.guanhu.platform.ledger.LedgerAnchor;
import io.guanhu.platform.ledger.LedgerHead;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Metrics about this database, the ledger and its anchors. */
record LedgerMeters(LedgerFollower follower, ErasureGate gate, Anchors anchors, Clock clock) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "guanhu.erasure.ledger.position",
                "Up to where this database has carried out the erasure ledger",
                each -> each.status().place().position());
        gauge(
                registry,
                "guanhu.erasure.ledger.head",
                "The position of the newest signed head known",
                each -> each.newest().map(LedgerHead::size).orElse(0L));
        gauge(
                registry,
                "guanhu.erasure.ledger.lag",
                "Entries of the ledger that this database has not carried out",
                each -> Math.max(
                        0,
                        each.newest().map(LedgerHead::size).orElse(0L)
                                - each.status().place().position()));
        gauge(
                registry,
                "guanhu.erasure.ledger.refuted",
                "1 while ledger and database disagree: the anchors are older, or there are two ledgers",
                each -> each.status().standing().refuted() ? 1 : 0);
        Gauge.builder("guanhu.erasure.gate.open", gate, each -> each.isOpen() ? 1 : 0)
                .description("1 while personal data may leave this service")
                .register(registry);
        anchors.all().forEach(anchor -> bind(registry, anchor));
    }

    private void bind(MeterRegistry registry, LedgerAnchor anchor) {
        Gauge.builder("guanhu.erasure.ledger.anchor.age", () -> ageSeconds(anchor.name()))
                .description("How long ago the head there was signed; NaN if none can be read")
                .baseUnit("seconds")
                .tag("anchor", anchor.name())
                .register(registry);
    }

    private double ageSeconds(String anchor) {
        return follower.status().survey().reports().stream()
                .filter(report -> report.anchor().equals(anchor))
                .map(Report::head)
                .filter(Objects::nonNull)
                .map(head -> head.age(clock.instant()))
                .mapToDouble(Duration::toSeconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<LedgerFollower> value) {
        Gauge.builder(name, follower, value).description(description).register(registry);
    }
}

package io.guanhu.audit.verification;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.standing.Alerts;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reports a failed verification to people and systems: log, metrics, health and an alert. */
@Component
class Alarm {

    private final Alerts alerts;
    private final Clock clock;

    private final AtomicReference<@Nullable Outcome> failed = new AtomicReference<>();
    private volatile Instant tailVerified;
    private volatile Instant logVerified;

    Alarm(Alerts alerts, Clock clock, MeterRegistry meters) {
        this.alerts = alerts;
        this.clock = clock;
        this.tailVerified = clock.instant();
        this.logVerified = clock.instant();
        Gauge.builder("guanhu.audit.verification.failed", failed, each -> each.get() == null ? 0 : 1)
                .description("1 since a verification of the audit log failed, until one succeeds")
                .register(meters);
        Gauge.builder("guanhu.audit.verification.tail.age", this, each -> age(each.tailVerified))
                .baseUnit("seconds")
                .description("Since the end of the audit log was verified; from the start if never")
                .register(meters);
        Gauge.builder("guanhu.audit.verification.log.age", this, each -> age(each.logVerified))
                .baseUnit("seconds")
                .description("Since all of the audit log was verified; from the start if never")
                .register(meters);
    }

    private double age(Instant since) {
        return Duration.between(since, clock.instant()).toSeconds();
    }

    void tailIsVerified(Instant now) {
        tailVerified = now;
    }

    /** Runs after a verification up to the current end of the log. */
    Mono<Void> after(long size, Optional<Flaw> flaw) {
        if (flaw.isEmpty()) {
            logVerified = clock.instant();
            failed.set(null);
            alerts.forget();
            return Mono.empty();
        }
        failed.set(Outcome.of(size, null, flaw));
        return alerts.raise(AlertKind.VERIFICATION_FAILED, flaw.get());
    }

    /** The current failure; null if there is none. */
    @Nullable
    Outcome standing() {
        return failed.get();
    }
}

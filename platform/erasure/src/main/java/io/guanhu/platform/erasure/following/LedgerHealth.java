package io.guanhu.platform.erasure.following;

import io.guanhu.platform.erasure.following.LedgerFollower.Status;
import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.erasure.gate.ServingCondition.Objection;
import io.guanhu.platform.ledger.Anchors.Report;
import io.guanhu.platform.ledger.LedgerHead;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Down while personal data must not leave the service, with the reason and the remedy. */
final class LedgerHealth implements ReactiveHealthIndicator {

    private final LedgerFollower follower;
    private final ErasureGate gate;
    private final Clock clock;

    LedgerHealth(LedgerFollower follower, ErasureGate gate, Clock clock) {
        this.follower = follower;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(this::now);
    }

    private Health now() {
        Status status = follower.status();
        Optional<Objection> objection = gate.objection();
        Health.Builder health = objection.isEmpty() ? Health.up() : Health.down();
        health.withDetail("ledger", status.standing().code())
                .withDetail("position", status.place().position())
                .withDetail("head", follower.newest().map(LedgerHead::size).orElse(0L))
                .withDetail("anchors", anchors(status));
        objection.ifPresent(why -> health.withDetail("reason", why.code()).withDetail("whatToDo", why.remedy()));
        String failure = status.failure();
        return failure == null
                ? health.build()
                : health.withDetail("failure", failure).build();
    }

    private Map<String, Object> anchors(Status status) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (Report report : status.survey().reports()) {
            details.put(report.anchor(), standing(report));
        }
        return details;
    }

    private String standing(Report report) {
        LedgerHead head = report.head();
        if (head != null) {
            long age = head.age(clock.instant()).toSeconds();
            return "head %d, signed %d s ago".formatted(head.size(), age);
        }
        String failure = report.failure();
        return report.forged() ? "forged" : failure == null ? "empty" : "unreachable: " + failure;
    }
}

package io.guanhu.audit.standing;

import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Compares at start and periodically, and reports the result to probes and metrics. */
@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    private static final Duration WHILE_IT_AGREES = Duration.ofSeconds(30);
    private static final Duration WHILE_REFUTED = Duration.ofSeconds(2);

    @Bean
    Worker standingRounds(LogStanding standing, MeterRegistry meters) {
        Gauge.builder("guanhu.audit.log.refuted", standing, each -> each.state().flaw() == null ? 0 : 1)
                .description("1 while the log does not match the checkpoint outside the database")
                .register(meters);
        return new Worker(
                "audit-standing",
                () -> standing.compare().map(found -> found.flaw() == null ? WHILE_IT_AGREES : WHILE_REFUTED));
    }

    /** Part of readiness: a refuted log gets no traffic. */
    @Bean
    ReactiveHealthIndicator auditLogHealthIndicator(LogStanding standing) {
        return () -> Mono.fromSupplier(() -> health(standing.state()));
    }

    private static Health health(LogStanding.State state) {
        Health.Builder health = state.agrees() ? Health.up() : Health.down();
        String verdict = state.flaw() != null ? state.flaw().code() : state.compared() ? "agrees" : "not-compared-yet";
        return health.withDetail("log", verdict)
                .withDetail("size", state.size())
                .withDetail("witnessed", state.witnessed())
                .build();
    }
}

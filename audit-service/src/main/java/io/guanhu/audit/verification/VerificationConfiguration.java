package io.guanhu.audit.verification;

import io.guanhu.platform.job.Jobs;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Verifies automatically: the end of the log within a minute, all of it twice a day. */
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {

    private static final Duration EVERY = Duration.ofHours(12);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final String SCHEDULE = "schedule";

    @Bean
    Worker tailVerificationRounds(TailVerification tail) {
        return new Worker("audit-tail-verification", tail::round);
    }

    @Bean
    Worker fullVerificationRounds(Jobs jobs, Clock clock) {
        return new Worker("audit-full-verification", () -> startIfDue(jobs, clock));
    }

    private static Mono<Duration> startIfDue(Jobs jobs, Clock clock) {
        return jobs.latest(FullVerification.TYPE)
                .map(last -> last.createdAt())
                .defaultIfEmpty(Instant.EPOCH)
                .filter(last -> last.plus(EVERY).isBefore(clock.instant()))
                .flatMap(_ -> jobs.start(FullVerification.TYPE, SCHEDULE))
                .doOnNext(_ -> jobs.wake())
                .thenReturn(BETWEEN_LOOKS);
    }

    /** Not part of readiness: a log that fails verification must still be searchable. */
    @Bean
    ReactiveHealthIndicator auditVerificationHealthIndicator(Alarm alarm) {
        return () -> Mono.fromSupplier(() -> {
            Outcome failed = alarm.standing();
            return failed == null
                    ? Health.up().build()
                    : Health.down()
                            .withDetail("flaw", String.valueOf(failed.flaw()))
                            .withDetail("firstBadIndex", String.valueOf(failed.firstBadIndex()))
                            .build();
        });
    }
}

package io.guanhu.ownership.census;

import io.guanhu.ownership.census.DifferenceStore.Kind;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Wires the comparison and its metrics. */
@Configuration(proxyBeanMethods = false)
class CensusConfiguration {

    private static final Duration IDLE = Duration.ofSeconds(2);

    /** Much longer than counting should take. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final DifferenceStore differences;
    private volatile Map<Kind, Long> counts = Map.of();
    private volatile Instant comparedAt;

    CensusConfiguration(DifferenceStore differences, MeterRegistry meters, Clock clock) {
        this.differences = differences;
        this.comparedAt = clock.instant();
        for (Kind kind : Kind.values()) {
            Gauge.builder("guanhu.ownership.census.differences", () -> counts.getOrDefault(kind, 0L))
                    .description("Customers whom only one of the two services knows")
                    .tag("kind", kind.name())
                    .register(meters);
        }
        Gauge.builder(
                        "guanhu.ownership.census.age",
                        () -> Duration.between(comparedAt, clock.instant()).toMillis() / 1_000.0)
                .description("Seconds since the customers were compared, or since the start")
                .baseUnit("seconds")
                .register(meters);
    }

    @Bean
    Worker censusWorker(Comparing comparing) {
        return new Worker(
                "census", () -> comparing.next().flatMap(any -> check().thenReturn(any ? Duration.ZERO : IDLE)), LIMIT);
    }

    private Mono<Void> check() {
        return differences
                .counts()
                .doOnNext(found -> counts = found)
                .then(Mono.defer(differences::comparedAt))
                .doOnNext(at -> comparedAt = at)
                .then();
    }

    @Bean
    EventHandler<CensusTaken> censusTaken(AnswerStore answers) {
        return new EventHandler<>() {
            @Override
            public Class<CensusTaken> type() {
                return CensusTaken.class;
            }

            @Override
            public Mono<Void> handle(CensusTaken taken) {
                return answers.keep(taken);
            }
        };
    }
}

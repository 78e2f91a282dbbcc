package io.guanhu.audit.witnessing;

import io.guanhu.audit.standing.CheckpointListener;
import io.guanhu.audit.standing.key.Countersigning;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.witness.WitnessClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Runs the requests in the background, and reports to metrics and health. */
@Configuration(proxyBeanMethods = false)
class WitnessingConfiguration {

    @Bean
    WitnessClient witnessClient() {
        return new WitnessClient();
    }

    @Bean
    Worker witnessingRounds(Witnessing witnessing, Countersigning countersigning, MeterRegistry meters, Clock clock) {
        Gauge.builder(
                        "guanhu.audit.log.key.trouble",
                        countersigning,
                        each -> each.backoff().code() == null ? 0 : 1)
                .description("1 while the external holder of the log's key does not sign")
                .register(meters);
        Gauge.builder(
                        "guanhu.audit.witness.behind",
                        witnessing,
                        each -> each.progress().size() - each.progress().witnessed())
                .description("Entries that not enough witnesses have cosigned yet")
                .register(meters);
        Gauge.builder("guanhu.audit.witness.waiting", witnessing, each -> waiting(each, clock))
                .baseUnit("seconds")
                .description("For how long entries have waited for enough witnesses")
                .register(meters);
        for (WitnessState state : witnessing.witnesses()) {
            String name = state.names().getFirst();
            Gauge.builder("guanhu.audit.witness.trouble", witnessing, each -> trouble(each, name))
                    .tag("witness", name)
                    .description("1 while a witness does not cosign, 2 if it disputes the log")
                    .register(meters);
        }
        return new Worker("audit-witnessing", witnessing::round);
    }

    private static double waiting(Witnessing witnessing, Clock clock) {
        Instant since = witnessing.progress().waitingSince();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    private static double trouble(Witnessing witnessing, String name) {
        return witnessing.witnesses().stream()
                .filter(state -> state.names().contains(name))
                .mapToDouble(state -> state.disputes() ? 2 : state.trouble() == null ? 0 : 1)
                .findFirst()
                .orElse(0);
    }

    @Bean
    CheckpointListener witnessedSoon(@Qualifier("witnessingRounds") ObjectProvider<Worker> rounds) {
        // Looked up lazily, because the publisher and the rounds depend on each other.
        return _ -> rounds.getObject().wake();
    }

    /** Not part of readiness: the log accepts entries while witnesses are unavailable. */
    @Bean
    ReactiveHealthIndicator witnessesHealthIndicator(Witnessing witnessing, Countersigning countersigning) {
        return () -> Mono.fromSupplier(() -> health(witnessing, countersigning));
    }

    private static Health health(Witnessing witnessing, Countersigning countersigning) {
        Map<String, Object> details = new TreeMap<>();
        for (WitnessState state : witnessing.witnesses()) {
            String trouble = state.trouble();
            details.put(state.names().getFirst(), trouble == null ? "cosigns" : trouble);
        }
        boolean disputed = witnessing.witnesses().stream().anyMatch(WitnessState::disputes);
        return (disputed ? Health.down() : Health.up())
                .withDetail("size", witnessing.progress().size())
                .withDetail("witnessed", witnessing.progress().witnessed())
                .withDetail("witnesses", details)
                .withDetail("log-key", logKey(countersigning))
                .build();
    }

    private static String logKey(Countersigning countersigning) {
        String trouble = countersigning.backoff().code();
        return trouble != null ? trouble : countersigning.isOutside() ? "signs" : "in-file";
    }
}

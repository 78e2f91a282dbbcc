package io.guanhu.privacy.oversight;

import io.guanhu.platform.runtime.Worker;
import io.guanhu.privacy.model.request.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Gauges of open requests, labelled by state and holder only. They are counted periodically and not
 * on each scrape. While the database does not answer they are NaN, because the numbers are unknown.
 */
@Configuration(proxyBeanMethods = false)
class Oversight {

    private static final Logger LOG = LoggerFactory.getLogger(Oversight.class);

    private final OversightStore store;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration interval;
    private final Duration holderDeadline;
    private final Duration witnessDeadline;
    private volatile @Nullable Counted counted;

    Oversight(
            OversightStore store,
            MeterRegistry meters,
            Clock clock,
            ZoneId zone,
            @Value("${guanhu.privacy.oversight-interval}") Duration interval,
            @Value("${guanhu.privacy.holder-deadline}") Duration holderDeadline,
            @Value("${guanhu.privacy.witness-deadline}") Duration witnessDeadline) {
        this.store = store;
        this.meters = meters;
        this.clock = clock;
        this.zone = zone;
        this.interval = interval;
        this.holderDeadline = holderDeadline;
        this.witnessDeadline = witnessDeadline;
    }

    /**
     * The result of a count.
     *
     * @param executingSince when the oldest current execution began; absent if there is none
     * @param lateCertificates how many certificates have waited too long for the audit log and its
     *     witnesses
     * @param unanswered how many orders each holder has left unanswered for too long
     */
    record Counted(
            Map<State, OversightStore.Line> lines,
            @Nullable Instant executingSince,
            Map<String, Long> unanswered,
            long lateCertificates) {

        long open(State state) {
            var line = lines.get(state);
            return line == null ? 0 : line.requests();
        }

        long overdue() {
            return lines.values().stream()
                    .mapToLong(OversightStore.Line::overdue)
                    .sum();
        }

        long failing() {
            return lines.values().stream()
                    .mapToLong(OversightStore.Line::failing)
                    .sum();
        }
    }

    @Bean
    Worker oversightRounds(@Value("${guanhu.privacy.holders}") Set<String> holders) {
        for (State state : State.values()) {
            if (!state.ended()) {
                gauge("requests", "Requests that have not ended", found -> found.open(state))
                        .tag("state", state.name())
                        .register(meters);
            }
        }
        gauge("requests.overdue", "Open requests past their deadline", Counted::overdue)
                .register(meters);
        gauge("requests.failing", "Open requests whose last step failed", Counted::failing)
                .register(meters);
        gauge("executing.oldest", "Age of the oldest execution under way", this::age)
                .baseUnit("seconds")
                .register(meters);
        gauge(
                        "certificates.late",
                        "Certificates that have waited too long for the audit log and its witnesses",
                        Counted::lateCertificates)
                .register(meters);
        for (String holder : holders) {
            gauge(
                            "holder.unanswered",
                            "Orders that a holder has not answered in time",
                            found -> found.unanswered().getOrDefault(holder, 0L))
                    .tag("holder", holder)
                    .register(meters);
        }
        return new Worker("privacy-oversight", this::round);
    }

    private Gauge.Builder<Oversight> gauge(String name, String description, ToDoubleFunction<Counted> value) {
        return Gauge.builder("guanhu.privacy." + name, this, _ -> {
                    Counted found = counted;
                    return found == null ? Double.NaN : value.applyAsDouble(found);
                })
                .description(description);
    }

    private double age(Counted found) {
        Instant since = found.executingSince();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    private static void logChange(Counted found) {
        if (found.lateCertificates() > 0) {
            LOG.error("{} certificates wait too long for the audit log and its witnesses", found.lateCertificates());
        }
    }

    /** Counts once; returns how long to pause. */
    Mono<Duration> round() {
        Instant now = clock.instant();
        return store.count(LocalDate.ofInstant(now, zone), now.minus(holderDeadline), now.minus(witnessDeadline))
                .doOnNext(found -> counted = found)
                .doOnNext(Oversight::logChange)
                .doOnError(_ -> counted = null)
                .thenReturn(interval);
    }
}

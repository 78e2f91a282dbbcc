package io.guanhu.customer.directory;

import io.guanhu.customer.directory.DirectoryStore.Known;
import io.guanhu.customer.directory.DirectoryStore.Listed;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Metrics about how complete the lists are, and how old. */
@Configuration(proxyBeanMethods = false)
class DirectoryWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final DirectoryStore store;
    private final Clock clock;
    private final Instant started;
    private final Map<Listed, Known> seen = new ConcurrentHashMap<>();

    DirectoryWatch(DirectoryStore store, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.started = clock.instant();
        for (Listed list : Listed.values()) {
            Gauge.builder("guanhu.customer.directory.missing", () -> missing(list))
                    .description("Entries of a list that have not been received; 1 if no list has been received")
                    .tag("list", list.name())
                    .register(meters);
            Gauge.builder("guanhu.customer.directory.age", () -> age(list))
                    .description("Seconds since the list was received, or since the start if never")
                    .baseUnit("seconds")
                    .tag("list", list.name())
                    .register(meters);
        }
    }

    @Bean
    Worker directoryWatchWorker() {
        return new Worker("directory-watch", this::check);
    }

    private Mono<Duration> check() {
        return store.known().doOnNext(known -> seen.put(known.list(), known)).then(Mono.just(INTERVAL));
    }

    private double missing(Listed list) {
        return Optional.ofNullable(seen.get(list)).map(Known::missing).orElse(1L);
    }

    private double age(Listed list) {
        Instant receivedAt =
                Optional.ofNullable(seen.get(list)).map(Known::toldAt).orElse(started);
        return Duration.between(receivedAt, clock.instant()).toMillis() / 1_000.0;
    }
}

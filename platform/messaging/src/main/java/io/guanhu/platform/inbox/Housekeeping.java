package io.guanhu.platform.inbox;

import io.guanhu.platform.inbox.alarm.RefusedMeters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Deletes old ids and settled messages in small batches, and counts what waits for an operator. */
final class Housekeeping {

    private static final int AT_ONCE = 2_000;
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final InboxStore ids;
    private final ParkedStore parked;
    private final RefusedStore refused;
    private final RefusedMeters refusedMeters;
    private final Duration retention;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();

    Housekeeping(
            InboxStore ids,
            ParkedStore parked,
            RefusedStore refused,
            RefusedMeters refusedMeters,
            Duration retention,
            Clock clock,
            MeterRegistry meters) {
        this.ids = ids;
        this.parked = parked;
        this.refused = refused;
        this.refusedMeters = refusedMeters;
        this.retention = retention;
        this.clock = clock;
        Gauge.builder("guanhu.inbox.parked.waiting", waiting, AtomicLong::get)
                .description("Parked messages that wait for an operator")
                .register(meters);
    }

    Mono<Duration> round() {
        return parked.count()
                .doOnNext(waiting::set)
                .then(refused.count())
                .doOnNext(refusedMeters::waiting)
                .then(refused.forgetSettled(clock.instant().minus(retention), AT_ONCE))
                .then(parked.forgetReplayed(clock.instant().minus(retention), AT_ONCE))
                .then(ids.forget(clock.instant().minus(retention), AT_ONCE))
                .map(forgotten -> forgotten == AT_ONCE ? BUSY : IDLE);
    }
}

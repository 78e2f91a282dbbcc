package io.guanhu.platform.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

/** Advances by a minute at each reading. */
final class HastyClock extends Clock {

    private final Clock clock;
    private final AtomicInteger looks = new AtomicInteger();

    HastyClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(Duration.ofMinutes(looks.getAndIncrement()));
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new HastyClock(clock.withZone(zone));
    }
}

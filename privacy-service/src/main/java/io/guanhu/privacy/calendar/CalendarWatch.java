package io.guanhu.privacy.calendar;

import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Warns before the known calendars run out, in the log and with a gauge for alerts. */
@Configuration(proxyBeanMethods = false)
class CalendarWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    /** The State Council usually publishes in November. */
    private static final long WARN_BELOW_DAYS = 45;

    @Bean
    Worker calendarRounds(Calendars calendars, ZoneId zone, Clock clock, MeterRegistry meters) {
        var daysKnown = new AtomicLong(Long.MAX_VALUE);
        Gauge.builder("guanhu.privacy.calendar.days", daysKnown, AtomicLong::get)
                .description("Days from today for which working days are known")
                .register(meters);
        return new Worker(
                "working-calendars",
                () -> check(calendars, LocalDate.ofInstant(clock.instant(), zone))
                        .doOnNext(days -> logWarning(daysKnown.getAndSet(days), days))
                        .thenReturn(BETWEEN_LOOKS));
    }

    private static Mono<Long> check(Calendars calendars, LocalDate today) {
        return calendars.workingDays().map(days -> ChronoUnit.DAYS.between(today, days.knownUntil(today)));
    }

    private static void logWarning(long before, long days) {
        if (days < WARN_BELOW_DAYS && before != days) {
            LOG.warn(
                    "Working days are known for {} more days only; requests whose deadline lies later are refused. "
                            + "Publish the next calendar: PUT /api/working-calendars/{year}",
                    days);
        }
    }
}

package io.guanhu.testing.architecture.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.function.Supplier;

/** Each reads the machine's clock in one way. */
@SuppressWarnings({"JavaUtilDate", "TimeZoneUsage"})
public final class Timing {

    private Timing() {}

    public static final class Now {
        Instant now() {
            return Instant.now();
        }
    }

    public static final class Reference {
        Supplier<Instant> now() {
            return Instant::now;
        }
    }

    public static final class Today {
        LocalDate today(ZoneId zone) {
            return LocalDate.now(zone);
        }
    }

    public static final class Millis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    public static final class NewDate {
        Date now() {
            return new Date();
        }
    }

    public static final class DateReference {
        Supplier<Date> now() {
            return Date::new;
        }
    }

    public static final class Calendars {
        Calendar now() {
            return Calendar.getInstance();
        }
    }

    public static final class Gregorian {
        Calendar now() {
            return new GregorianCalendar();
        }
    }

    public static final class OwnClock {
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    public static final class OwnSource {
        InstantSource source() {
            return InstantSource.system();
        }
    }

    /** The correct one. */
    public static final class Given {
        Date now(Clock clock) {
            return Date.from(Instant.now(clock));
        }
    }
}

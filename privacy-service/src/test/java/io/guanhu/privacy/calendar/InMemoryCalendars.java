package io.guanhu.privacy.calendar;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.calendar.CalendarYear;
import io.guanhu.privacy.model.calendar.WorkingDays;
import java.util.Arrays;
import java.util.List;
import reactor.core.publisher.Flux;

/** Calendars that were shipped, and none that was published since. */
public final class InMemoryCalendars {

    private InMemoryCalendars() {}

    /** Ordinary weeks in these years; other years are unknown. */
    public static Calendars of(int... years) {
        return new Calendars(
                new WorkingDays(Arrays.stream(years)
                        .mapToObj(year -> new CalendarYear(year, List.of()))
                        .toList()),
                new NonePublished());
    }

    private static final class NonePublished extends CalendarStore {

        NonePublished() {
            super(Memory.noDatabase());
        }

        @Override
        Flux<Published> all() {
            return Flux.empty();
        }
    }
}

package io.guanhu.privacy.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.calendar.CalendarStore.Published;
import io.guanhu.privacy.model.calendar.CalendarYear;
import io.guanhu.privacy.model.calendar.CalendarYear.Kind;
import io.guanhu.privacy.model.calendar.CalendarYear.Stretch;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each test has its own year. */
class CalendarStoreIT {

    private static final AtomicInteger YEARS = new AtomicInteger(2101);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final CalendarStore calendars = new CalendarStore(database.client());
    private final int year = YEARS.getAndIncrement();

    @Test
    void keepsACalendarWithItsStretchesInOrder() {
        Published first = published(1, off(10, 3), off(1, 1));

        assertThat(database.get(calendars.save(first, 0))).isTrue();

        assertThat(found()).isEqualTo(first);
    }

    @Test
    void replacesTheVersionThatItsAuthorHasSeen() {
        database.run(calendars.save(published(1, off(1, 1), off(10, 3)), 0));
        Published second = published(2, off(5, 1));

        assertThat(database.get(calendars.save(second, 1))).isTrue();

        assertThat(found()).isEqualTo(second);
    }

    @Test
    void replacesNoVersionThatItsAuthorHasNotSeen() {
        Published first = published(1, off(1, 1));
        database.run(calendars.save(first, 0));

        assertThat(database.get(calendars.save(published(1, off(5, 1)), 0))).isFalse();
        assertThat(found()).isEqualTo(first);
    }

    @Test
    void savesOneOfTwoThatComeAtOnce() {
        Race<Boolean> race =
                database.race(calendars.save(published(1, off(1, 1)), 0), calendars.save(published(1, off(5, 1)), 0));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
        assertThat(found()).isEqualTo(published(1, off(1, 1)));
    }

    @Test
    void leavesTheEarlierVersionWhereOneIsRolledBack() {
        Published first = published(1, off(1, 1));
        database.run(calendars.save(first, 0));

        database.rolledBack(calendars.save(published(2, off(5, 1)), 1));

        assertThat(found()).isEqualTo(first);
    }

    private Published published(long version, Stretch... stretches) {
        return new Published(
                new CalendarYear(year, List.of(stretches)), version, "notice " + version, "E9101", Memory.NOW);
    }

    private Stretch off(int month, int day) {
        LocalDate from = LocalDate.of(year, month, day);
        return new Stretch(from, from.plusDays(1), Kind.OFF, "Holiday");
    }

    private @Nullable Published found() {
        return database.get(calendars.all().collectList()).stream()
                .filter(each -> each.calendar().year() == year)
                .findFirst()
                .orElse(null);
    }
}

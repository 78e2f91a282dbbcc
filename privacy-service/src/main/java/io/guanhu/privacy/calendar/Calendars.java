package io.guanhu.privacy.calendar;

import io.guanhu.privacy.calendar.CalendarStore.Published;
import io.guanhu.privacy.model.calendar.WorkingDays;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The working days as known now: from the shipped calendars and those published since. */
@Component
public class Calendars {

    private final WorkingDays shipped;
    private final CalendarStore store;

    Calendars(WorkingDays shipped, CalendarStore store) {
        this.shipped = shipped;
        this.store = store;
    }

    /** Reads the current calendars; one just published on another replica counts immediately. */
    public Mono<WorkingDays> workingDays() {
        return store.all().map(Published::calendar).collectList().map(shipped::with);
    }
}

package io.guanhu.privacy.calendar;

import io.guanhu.privacy.calendar.CalendarStore.Published;
import io.guanhu.privacy.model.calendar.WorkingDays;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The working days as they are known now: what was shipped with the service, and what was published
 * since.
 */
@Component
public class Calendars {

    private final WorkingDays shipped;
    private final CalendarStore store;

    Calendars(WorkingDays shipped, CalendarStore store) {
        this.shipped = shipped;
        this.store = store;
    }

    /**
     * Reads what is known; a calendar that was just published on another replica counts at once.
     */
    public Mono<WorkingDays> workingDays() {
        return store.all().map(Published::calendar).collectList().map(shipped::with);
    }
}

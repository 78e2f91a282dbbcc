package io.guanhu.privacy.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.privacy.calendar.CalendarStore.Published;
import io.guanhu.privacy.model.calendar.CalendarYear;
import io.guanhu.privacy.model.calendar.CalendarYear.Kind;
import io.guanhu.privacy.model.calendar.CalendarYear.Stretch;
import io.guanhu.privacy.model.calendar.WorkingDays;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows the working-day calendars, and accepts the next one when the State Council has published
 * it. Deadlines that were already promised do not change.
 */
@RestController
@RequestMapping("/api/working-calendars")
class CalendarController {

    private static final String PUBLISH = "working-calendar.publish";
    private static final String RESOURCE = "working-calendar";

    private final CalendarStore store;
    private final WorkingDays shipped;
    private final Acts acts;
    private final ZoneId zone;
    private final Clock clock;

    CalendarController(CalendarStore store, WorkingDays shipped, Acts acts, ZoneId zone, Clock clock) {
        this.store = store;
        this.shipped = shipped;
        this.acts = acts;
        this.zone = zone;
        this.clock = clock;
    }

    enum Status {
        /** Shipped with the service. */
        SHIPPED,
        /** Published to the service. */
        PUBLISHED,
        /** Unknown; requests whose deadline falls in this year are refused. */
        MISSING
    }

    /** A year's calendar. Only a published one has a source and a publisher. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Calendar(
            int year,
            Status status,
            @Nullable String source,
            @Nullable String publishedBy,
            @Nullable Instant publishedAt,
            List<Stretch> stretches) {

        static Calendar of(Published published) {
            return new Calendar(
                    published.calendar().year(),
                    Status.PUBLISHED,
                    published.source(),
                    published.by(),
                    published.at(),
                    published.calendar().stretches());
        }

        static Calendar shipped(CalendarYear year) {
            return new Calendar(year.year(), Status.SHIPPED, null, null, null, year.stretches());
        }

        static Calendar missing(int year) {
            return new Calendar(year, Status.MISSING, null, null, null, List.of());
        }
    }

    record Days(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull Kind kind,
            @NotBlank @Size(max = 60) String name) {}

    /**
     * A calendar to publish.
     *
     * @param source the official notice, such as its number and title
     */
    record Publication(
            @NotBlank @Size(max = 200) String source,
            @NotEmpty @Size(max = 60) List<@NotNull @Valid Days> stretches) {}

    /** The known years, and those of the two relevant years that are missing. */
    @Audited("working-calendar.list")
    @GetMapping
    @Permitted("working-calendar.list")
    Mono<Page<Calendar>> list() {
        return store.all().collectList().map(published -> {
            var years = new TreeMap<Integer, Calendar>();
            acceptedYears().forEach(year -> years.put(year, Calendar.missing(year)));
            shipped.years().forEach(each -> years.put(each.year(), Calendar.shipped(each)));
            published.forEach(each -> years.put(each.calendar().year(), Calendar.of(each)));
            return new Page<>(new ArrayList<>(years.values()), null);
        });
    }

    @Audited("working-calendar.read")
    @GetMapping("/{year}")
    @Permitted("working-calendar.read")
    @ReturnsETag
    Mono<ResponseEntity<Calendar>> read(@PathVariable int year) {
        return published(year)
                .map(each -> answer(each.version(), Calendar.of(each)))
                .defaultIfEmpty(answer(
                        0,
                        shipped.years().stream()
                                .filter(each -> each.year() == year)
                                .findFirst()
                                .map(Calendar::shipped)
                                .orElseGet(() -> Calendar.missing(year))));
    }

    @Audited(value = "working-calendar.publish", resource = "{year}")
    @PutMapping("/{year}")
    @Permitted("working-calendar.publish")
    @ReturnsETag
    Mono<ResponseEntity<Calendar>> publish(
            @PathVariable int year, IfMatch expected, @Valid @RequestBody Publication body, Caller caller) {
        return Mono.fromSupplier(() -> checked(year, body))
                .flatMap(calendar ->
                        acts.carryOut(entry(caller, year), replace(calendar, body.source(), expected, caller)))
                .map(saved -> answer(saved.version(), Calendar.of(saved)));
    }

    private Mono<Published> replace(CalendarYear calendar, String source, IfMatch expected, Caller caller) {
        return published(calendar.year())
                .map(Published::version)
                .defaultIfEmpty(0L)
                .flatMap(current -> {
                    expected.require(current);
                    var next = new Published(calendar, current + 1, source, caller.id(), clock.instant());
                    return store.save(next, current)
                            .filter(saved -> saved)
                            .switchIfEmpty(Mono.error(CalendarController::stale))
                            .thenReturn(next);
                });
    }

    private static AuditEntry entry(Caller caller, int year) {
        return AuditEntry.on(caller, PUBLISH, RESOURCE, year, null);
    }

    private CalendarYear checked(int year, Publication body) {
        if (!acceptedYears().contains(year)) {
            throw ProblemException.invalid("year", "calendar-year");
        }
        List<Stretch> stretches = body.stretches().stream()
                .map(each -> new Stretch(each.from(), each.to(), each.kind(), each.name()))
                .toList();
        CalendarYear.mistake(year, stretches).ifPresent(mistake -> {
            throw ProblemException.invalid(
                    "stretches[%d].%s".formatted(mistake.index(), mistake.field()), mistake.code());
        });
        return new CalendarYear(year, stretches);
    }

    /** The State Council publishes one year ahead, and sometimes amends the current year. */
    private List<Integer> acceptedYears() {
        int year = LocalDate.ofInstant(clock.instant(), zone).getYear();
        return List.of(year, year + 1);
    }

    private Mono<Published> published(int year) {
        return store.all().filter(each -> each.calendar().year() == year).next();
    }

    private static ProblemException stale() {
        return ProblemException.of(HttpStatus.PRECONDITION_FAILED, "stale-version");
    }

    private static ResponseEntity<Calendar> answer(long version, Calendar calendar) {
        return ResponseEntity.ok().eTag(IfMatch.etagOf(version)).body(calendar);
    }
}

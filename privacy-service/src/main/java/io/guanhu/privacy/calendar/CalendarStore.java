package io.guanhu.privacy.calendar;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.privacy.model.calendar.CalendarYear;
import io.guanhu.privacy.model.calendar.CalendarYear.Kind;
import io.guanhu.privacy.model.calendar.CalendarYear.Stretch;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The calendars that were published to this service. */
@Component
class CalendarStore {

    private final DatabaseClient database;

    CalendarStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A calendar and who published it.
     *
     * @param source the official notice
     */
    record Published(CalendarYear calendar, long version, String source, String by, Instant at) {}

    Flux<Published> all() {
        return database.sql("""
                select c.*, array_agg(s.from_day order by number) as from_days,
                       array_agg(s.to_day order by number) as to_days,
                       array_agg(s.kind order by number) as kinds,
                       array_agg(s.name order by number) as names
                  from working_calendar c join calendar_stretch s using (year)
                 group by c.year order by c.year
                """).map(CalendarStore::published).all();
    }

    /**
     * Saves a calendar unless that year's has changed meanwhile.
     *
     * @param expected the version that it replaces; 0 for the first
     * @return whether it was saved
     */
    Mono<Boolean> save(Published published, long expected) {
        return database.sql("""
                insert into working_calendar (year, version, source, published_by, published_at)
                values (:year, :version, :source, :by, :at)
                    on conflict (year) do update
                   set version = excluded.version, source = excluded.source,
                       published_by = excluded.published_by, published_at = excluded.published_at
                 where working_calendar.version = :expected
                """)
                .bind("year", published.calendar().year())
                .bind("version", published.version())
                .bind("source", published.source())
                .bind("by", published.by())
                .bind("at", published.at())
                .bind("expected", expected)
                .fetch()
                .rowsUpdated()
                .flatMap(saved ->
                        saved == 1 ? replaceStretches(published.calendar()).thenReturn(true) : Mono.just(false));
    }

    private Mono<Void> replaceStretches(CalendarYear calendar) {
        List<Stretch> stretches = calendar.stretches();
        return database.sql("delete from calendar_stretch where year = :year")
                .bind("year", calendar.year())
                .then()
                .then(database.sql("""
                        insert into calendar_stretch (year, number, from_day, to_day, kind, name)
                        select :year, number, from_day, to_day, kind, name
                          from unnest(:from::date[], :to::date[], :kinds::text[], :names::text[])
                               with ordinality as s (from_day, to_day, kind, name, number)
                        """)
                        .bind("year", calendar.year())
                        .bind("from", column(stretches, s -> s.from().toString()))
                        .bind("to", column(stretches, s -> s.to().toString()))
                        .bind("kinds", column(stretches, s -> s.kind().name()))
                        .bind("names", column(stretches, Stretch::name))
                        .then());
    }

    private static String[] column(List<Stretch> stretches, Function<Stretch, String> value) {
        return stretches.stream().map(value).toArray(String[]::new);
    }

    private static Published published(Readable row) {
        LocalDate[] from = value(row, "from_days", LocalDate[].class);
        LocalDate[] to = value(row, "to_days", LocalDate[].class);
        String[] kinds = value(row, "kinds", String[].class);
        String[] names = value(row, "names", String[].class);
        var stretches = new Stretch[from.length];
        for (int i = 0; i < from.length; i++) {
            stretches[i] = new Stretch(from[i], to[i], Kind.valueOf(kinds[i]), names[i]);
        }
        return new Published(
                new CalendarYear(value(row, "year", Integer.class), List.of(stretches)),
                number(row, "version"),
                text(row, "source"),
                text(row, "published_by"),
                instant(row, "published_at"));
    }
}

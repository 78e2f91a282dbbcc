package io.guanhu.ownership.training;

import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Course.Marking;
import io.guanhu.ownership.model.training.Standing.Taken;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class TrainingStore {

    /**
     * A member of staff who must take training.
     *
     * @param name as in the directory of managers; absent for others
     * @param branch from the directory, or else from the last sign-in
     */
    record Person(
            String employeeId,
            @Nullable String name,
            @Nullable String branch,
            LocalDate since) {}

    /** What a person has done in a course. */
    private record Row(String employeeId, String course, Taken taken) {}

    /**
     * Staff who are not managers count as gone when they were not seen for this long; former
     * managers until they are seen again in another role.
     */
    private static final int GONE_AFTER_DAYS = 180;

    private final DatabaseClient database;

    TrainingStore(DatabaseClient database) {
        this.database = database;
    }

    /** Requires training of a person from this day on, or keeps the earlier day. */
    Mono<LocalDate> enrol(String employeeId, @Nullable String branch, LocalDate today) {
        return database.sql("""
                insert into training_person (employee_id, branch, since, seen_on)
                values (:employee, :branch, :today, :today)
                on conflict (employee_id) do update
                set branch = excluded.branch, seen_on = excluded.seen_on
                where (training_person.branch, training_person.seen_on)
                    is distinct from (excluded.branch, excluded.seen_on)
                """)
                .bind("employee", employeeId)
                .bind("branch", orNull(branch, String.class))
                .bind("today", today)
                .then()
                .then(database.sql("select since from training_person where employee_id = :employee")
                        .bind("employee", employeeId)
                        .mapValue(LocalDate.class)
                        .one());
    }

    /**
     * Includes managers in the directory who were not seen yet, so that their time runs as well.
     */
    Mono<Long> enrolDirectory(LocalDate today) {
        return database.sql("""
                insert into training_person (employee_id, branch, since, seen_on)
                select employee_id, branch, :today, :today from manager m
                where active and not exists (
                    select from training_person p where p.employee_id = m.employee_id)
                on conflict (employee_id) do nothing
                """).bind("today", today).fetch().rowsUpdated();
    }

    Mono<Void> add(UUID id, String employeeId, Course course, Marking marking, Instant at) {
        return database.sql("""
                insert into training_attempt
                    (id, employee_id, course_id, version, score, passed, created_at)
                values (:id, :employee, :course, :version, :score, :passed, :at)
                """)
                .bind("id", id)
                .bind("employee", employeeId)
                .bind("course", course.id())
                .bind("version", course.version())
                .bind("score", marking.score())
                .bind("passed", marking.passed())
                .bind("at", at)
                .then();
    }

    /** What each of these people has done, by employee id and course. */
    Mono<Map<String, Map<String, Taken>>> taken(Collection<String> employeeIds) {
        return database.sql("""
                select employee_id, course_id,
                       max(created_at) filter (where passed) as passed_at,
                       max(created_at) filter (where not passed) as failed_at
                from training_attempt where employee_id = any(:employees)
                group by employee_id, course_id
                """)
                .bind("employees", employeeIds.toArray(String[]::new))
                .map(TrainingStore::row)
                .all()
                .collect(
                        HashMap::new,
                        (found, row) -> found.computeIfAbsent(row.employeeId(), _ -> new HashMap<>())
                                .put(row.course(), row.taken()));
    }

    /**
     * The staff of a branch and the branches below it.
     *
     * @param branch null for the whole bank
     * @param zone the time zone of the bank's days
     */
    Flux<Person> people(@Nullable Branch branch, LocalDate today, ZoneId zone, String after, int limit) {
        return database.sql("""
                select * from (
                    select p.employee_id, m.name, p.since,
                           case when m.active then m.branch else p.branch end as branch
                    from training_person p left join manager m using (employee_id)
                    where p.employee_id > :after
                      and (coalesce(m.active, false)
                          or p.seen_on > greatest(
                              :seen, (m.updated_at at time zone :zone)::date))) as person
                where :branch = '' or starts_with(branch || '/', :branch || '/')
                order by employee_id limit :limit
                """)
                .bind("after", after)
                .bind("seen", today.minusDays(GONE_AFTER_DAYS))
                .bind("zone", zone.getId())
                .bind("branch", branch == null ? "" : branch.path())
                .bind("limit", limit)
                .map(row -> new Person(
                        text(row, "employee_id"),
                        row.get("name", String.class),
                        row.get("branch", String.class),
                        value(row, "since", LocalDate.class)))
                .all();
    }

    private static Row row(Readable row) {
        return new Row(
                text(row, "employee_id"),
                text(row, "course_id"),
                new Taken(row.get("passed_at", Instant.class), row.get("failed_at", Instant.class)));
    }
}

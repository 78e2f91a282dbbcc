package io.guanhu.ownership.training;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Course.Marking;
import io.guanhu.ownership.model.training.Standing;
import io.guanhu.ownership.model.training.Standing.Taken;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The courses that the caller must take, and their attempts. */
@Component
class Training {

    private final Courses courses;
    private final TrainingStore store;
    private final Acts acts;
    private final Ids ids;
    private final MeterProvider<Counter> attempts;
    private final Clock clock;

    Training(Courses courses, TrainingStore store, Acts acts, Ids ids, MeterRegistry meters, Clock clock) {
        this.courses = courses;
        this.store = store;
        this.acts = acts;
        this.ids = ids;
        this.attempts = Counter.builder("guanhu.training.attempts")
                .description("Tests of courses that were taken, by course and outcome")
                .withRegistry(meters);
        this.clock = clock;
    }

    /** A course, and a person's status in it. */
    record Mine(Course course, Standing standing) {}

    /** An attempt that was marked. */
    record Attempt(UUID id, Instant at, Marking marking) {}

    /** All courses. For a caller who looks for the first time, the requirement starts today. */
    Mono<List<Mine>> mine(Caller caller) {
        String employee = Staff.employeeIdOf(caller);
        LocalDate today = LocalDate.now(clock);
        return store.enrol(employee, caller.branch(), today)
                .zipWhen(_ -> store.taken(List.of(employee)))
                .map(found -> standings(found.getT1(), found.getT2().getOrDefault(employee, Map.of())));
    }

    /** A person's status in each course today. */
    List<Mine> standings(LocalDate since, Map<String, Taken> taken) {
        LocalDate today = LocalDate.now(clock);
        return courses.all().stream()
                .map(course -> new Mine(
                        course,
                        Standing.of(
                                course, since, taken.getOrDefault(course.id(), Taken.NOTHING), today, clock.getZone())))
                .toList();
    }

    /** Marks a complete set of answers, and stores the result without the answers. */
    Mono<Attempt> attempt(Course course, Map<String, String> answers, Caller caller) {
        String employee = Staff.employeeIdOf(caller);
        var attempt = new Attempt(ids.next(), clock.instant(), course.mark(answers));
        String outcome = attempt.marking().passed() ? "PASSED" : "FAILED";
        var entry = AuditEntry.on(caller, "training.attempt", "training", course.id(), null)
                .withReason(outcome);
        return acts.carryOut(
                        entry,
                        store.enrol(employee, caller.branch(), LocalDate.now(clock))
                                .then(store.add(attempt.id(), employee, course, attempt.marking(), attempt.at()))
                                .thenReturn(attempt))
                .doOnNext(_ -> count(course, outcome));
    }

    private void count(Course course, String outcome) {
        attempts.withTags("course", course.id(), "outcome", outcome).increment();
    }
}

package io.guanhu.ownership.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.testing.ServiceIT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Time passes: courses fall due, are passed, and have to be passed again. */
@ServiceIT("ownership")
class DuenessIT {

    private static final String COURSE = "security";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Courses courses;
    private final TrainingStore store;
    private final Acts acts;
    private final Ids ids;
    private final Clock clock;

    @Autowired
    DuenessIT(Courses courses, TrainingStore store, Acts acts, Ids ids, Clock clock) {
        this.courses = courses;
        this.store = store;
        this.acts = acts;
        this.ids = ids;
        this.clock = clock;
    }

    @Test
    void runsFromTheFirstVisitOnAndAgainFromEachPass() {
        Caller caller = manager("E1501");
        LocalDate first = LocalDate.now(clock);

        assertThat(after(0, caller)).isEqualTo("NOT_STARTED " + first.plusDays(30) + " false");
        assertThat(after(30, caller)).isEqualTo("NOT_STARTED " + first.plusDays(30) + " false");
        assertThat(after(31, caller)).isEqualTo("NOT_STARTED " + first.plusDays(30) + " true");

        attempt(32, caller, false);
        assertThat(after(32, caller)).isEqualTo("FAILED " + first.plusDays(30) + " true");

        attempt(40, caller, true);
        LocalDate again = first.plusDays(40).plusMonths(12);
        assertThat(after(40, caller)).isEqualTo("PASSED " + again + " false");
        attempt(100, caller, false);
        assertThat(after(100, caller)).isEqualTo("PASSED " + again + " false");
        assertThat(after(40 + 367, caller)).isEqualTo("FAILED " + again + " true");

        attempt(40 + 368, caller, true);
        assertThat(after(40 + 368, caller))
                .isEqualTo("PASSED " + first.plusDays(40 + 368).plusMonths(12) + " false");
    }

    private String after(int days, Caller caller) {
        var found = training(days).mine(caller).block(PATIENCE);
        assertThat(found).isNotNull();
        return found.stream()
                .filter(each -> each.course().id().equals(COURSE))
                .map(Training.Mine::standing)
                .map(each -> each.state() + " " + each.dueOn() + " " + each.overdue())
                .collect(Collectors.joining());
    }

    private void attempt(int days, Caller caller, boolean right) {
        Course course = courses.named(COURSE);
        var answers = course.questions().stream().collect(Collectors.toMap(Question::id, each -> option(each, right)));
        var attempt = training(days).attempt(course, answers, caller).block(PATIENCE);
        assertThat(attempt).isNotNull();
        assertThat(attempt.marking().passed()).isEqualTo(right);
    }

    private static String option(Question question, boolean right) {
        return question.options().stream()
                .map(Question.Option::id)
                .filter(each -> each.equals(question.right()) == right)
                .findFirst()
                .orElseThrow();
    }

    private Training training(int days) {
        return new Training(
                courses, store, acts, ids, new SimpleMeterRegistry(), Clock.offset(clock, Duration.ofDays(days)));
    }

    private static Caller manager(String employee) {
        return Callers.manager(employee, "BJ/CHAOYANG/001");
    }
}

package io.guanhu.ownership.training;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.ownership.model.training.Standing.State;
import io.guanhu.ownership.training.Training.Attempt;
import io.guanhu.ownership.training.Training.Mine;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrainingTests {

    private static final Caller CALLER = Callers.manager("E1101", CHAOYANG.path());

    private final Memory memory = new Memory("ownership-service");
    private final Courses courses = new Courses();
    private final InMemoryTrainingStore store = new InMemoryTrainingStore(memory);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Training training = new Training(courses, store, memory.acts(), memory.ids(), meters, memory.clock());
    private final Course course = courses.named("phishing");

    private Map<String, String> right() {
        return course.questions().stream().collect(Collectors.toMap(Question::id, Question::right));
    }

    private Map<String, String> wrong() {
        return course.questions().stream().collect(Collectors.toMap(Question::id, TrainingTests::wrong));
    }

    private static String wrong(Question question) {
        return question.options().stream()
                .map(Question.Option::id)
                .filter(id -> !id.equals(question.right()))
                .findFirst()
                .orElseThrow();
    }

    private Attempt attempt(Map<String, String> answers) {
        return memory.get(training.attempt(course, answers, CALLER));
    }

    private Mine mine() {
        return memory.get(training.mine(CALLER)).stream()
                .filter(each -> each.course().equals(course))
                .findFirst()
                .orElseThrow();
    }

    private double counted(String outcome) {
        return meters.counter("guanhu.training.attempts", "course", "phishing", "outcome", outcome)
                .count();
    }

    @Test
    void requiresEveryCourseFromTheDayOnWhichSomebodyFirstLooks() {
        List<Mine> mine = memory.get(training.mine(CALLER));

        assertThat(mine).extracting(Mine::course).isEqualTo(courses.all());
        assertThat(mine()).satisfies(each -> {
            assertThat(each.standing().state()).isEqualTo(State.NOT_STARTED);
            assertThat(each.standing().overdue()).isFalse();
        });
        LocalDate due = mine().standing().dueOn();
        memory.clock().pass(Duration.ofDays(5));
        assertThat(mine().standing().dueOn()).as("the first day counts").isEqualTo(due);
    }

    /** On the evening before in UTC, it is already this day at the bank. */
    @Test
    void countsTheDaysWhereTheBankIs() {
        memory.clock().set(Instant.parse("2026-06-15T16:30:00Z"));

        memory.get(training.mine(CALLER));

        assertThat(store.people().get("E1101"))
                .isNotNull()
                .returns(LocalDate.of(2026, 6, 16), TrainingStore.Person::since)
                .returns(CHAOYANG.path(), TrainingStore.Person::branch);
    }

    @Test
    void keepsAPassWithoutItsAnswers() {
        Attempt attempt = attempt(right());

        assertThat(attempt.marking().passed()).isTrue();
        assertThat(store.attempts)
                .containsOnly(Map.entry(
                        attempt.id(), new InMemoryTrainingStore.Row("E1101", "phishing", 100, true, Memory.NOW)));
        assertThat(mine().standing().state()).isEqualTo(State.PASSED);
        assertThat(memory.entries())
                .singleElement()
                .returns("training.attempt", AuditEntryRecorded::action)
                .returns("phishing", AuditEntryRecorded::resourceId)
                .returns("PASSED", AuditEntryRecorded::reason);
        assertThat(counted("PASSED")).isOne();
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void keepsAFailureAndLetsPeopleTryAgain() {
        assertThat(attempt(wrong()).marking().passed()).isFalse();
        assertThat(mine().standing().state()).isEqualTo(State.FAILED);
        assertThat(counted("FAILED")).isOne();

        memory.clock().pass(Duration.ofMinutes(1));
        attempt(right());
        assertThat(mine().standing().state()).isEqualTo(State.PASSED);
        assertThat(memory.entries()).extracting(AuditEntryRecorded::reason).containsExactly("FAILED", "PASSED");
    }

    @Test
    void requiresACourseAgainWhenAPassIsOld() {
        attempt(right());
        memory.clock()
                .set(mine().standing()
                        .dueOn()
                        .plusDays(1)
                        .atStartOfDay(memory.clock().getZone())
                        .toInstant());

        assertThat(mine().standing().state()).isEqualTo(State.EXPIRED);
        assertThat(mine().standing().overdue()).isTrue();
    }

    @Test
    void marksNoIncompleteAnswers() {
        Map<String, String> incomplete = right();
        incomplete.remove(course.questions().getFirst().id());

        assertThatIllegalArgumentException().isThrownBy(() -> attempt(incomplete));

        assertThat(store.attempts).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void requiresNothingOfPeopleWhoAreNoStaff() {
        Caller customer = Callers.customer(UUID.randomUUID());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> training.mine(customer))
                .returns("not-staff", ProblemException::code);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> training.attempt(course, right(), customer))
                .returns("not-staff", ProblemException::code);
        assertThat(store.people()).isEmpty();
    }
}

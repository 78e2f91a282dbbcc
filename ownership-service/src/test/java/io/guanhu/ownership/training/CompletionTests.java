package io.guanhu.ownership.training;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.PUDONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.ownership.model.training.Standing.State;
import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.ownership.training.Completion.Progress;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletionTests {

    private static final Caller LEAD = Callers.lead("E1190", "BJ/CHAOYANG");
    private static final Caller OFFICER = Callers.staff("E9101", "BJ", Roles.COMPLIANCE_OFFICER);
    private static final Caller AUDITOR = Callers.staff("E9201", "BJ", Roles.AUDITOR);
    private static final Branch CITY = new Branch("BJ");
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final InMemoryTrainingStore store = new InMemoryTrainingStore(memory);
    private final Courses courses = new Courses();
    private final Training training =
            new Training(courses, store, memory.acts(), memory.ids(), new SimpleMeterRegistry(), memory.clock());
    private final Completion completion =
            new Completion(training, store, book.branchCheck(), memory.cursors(), memory.clock());

    @BeforeEach
    void thereAreManagers() {
        book.branch(CHAOYANG, true);
        book.branch(PUDONG, true);
        store.manager("E1101", CHAOYANG.path());
        store.manager("E1102", CHAOYANG.path());
        store.manager("E2101", PUDONG.path());
        assertThat(memory.get(completion.enrol(INTERVAL))).isEqualTo(INTERVAL);
    }

    private Page<Progress> page(@Nullable Branch branch, PageRequest page, Caller caller) {
        return memory.get(completion.all(branch, page, caller));
    }

    private List<String> seen(@Nullable Branch branch, Caller caller) {
        return page(branch, new PageRequest(10, null, "completion"), caller).items().stream()
                .map(each -> each.person().employeeId())
                .toList();
    }

    @Test
    void showsLeadsTheirOwnBranches() {
        assertThat(seen(null, LEAD)).containsExactly("E1101", "E1102");
        assertThat(seen(CHAOYANG, LEAD)).containsExactly("E1101", "E1102");
    }

    @Test
    void showsComplianceAndAuditorsTheWholeBankOrAnyBranch() {
        for (Caller caller : List.of(OFFICER, AUDITOR)) {
            assertThat(seen(null, caller)).containsExactly("E1101", "E1102", "E2101");
            assertThat(seen(PUDONG, caller)).containsExactly("E2101");
            assertThat(seen(CITY, caller)).containsExactly("E1101", "E1102");
        }
    }

    @Test
    void showsNoLeadAnotherBranchOrTheOneAbove() {
        for (Branch branch : List.of(PUDONG, CITY)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> seen(branch, LEAD))
                    .returns("outside-your-branch", ProblemException::code);
        }
    }

    @Test
    void showsNothingToPeopleWithoutABranch() {
        Caller nowhere = new Caller(
                "E7001",
                "console",
                Set.of(Roles.TEAM_LEAD),
                "E7001",
                null,
                null,
                "2",
                Memory.NOW,
                Set.of(Relation.BRANCH));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> seen(null, nowhere))
                .returns("no-branch", ProblemException::code);
    }

    @Test
    void refusesABranchThatNeverWas() {
        PageRequest page = new PageRequest(10, null, "completion");

        assertThat(memory.refusal(completion.all(new Branch("BJ/CHAOYANG/999"), page, LEAD))
                        .code())
                .isEqualTo("invalid-request");
    }

    @Test
    void tellsHowFarEachPersonIs() {
        Course course = courses.named("security");
        memory.get(training.attempt(
                course,
                course.questions().stream().collect(Collectors.toMap(Question::id, Question::right)),
                Callers.manager("E1101", CHAOYANG.path())));

        List<Progress> found =
                page(null, new PageRequest(10, null, "completion"), LEAD).items();

        assertThat(stateOf(course, found.get(0))).isEqualTo(State.PASSED);
        assertThat(stateOf(course, found.get(1))).isEqualTo(State.NOT_STARTED);
        assertThat(found).allSatisfy(each -> assertThat(each.courses()).hasSameSizeAs(courses.all()));
    }

    private static State stateOf(Course course, Progress progress) {
        return progress.courses().stream()
                .filter(each -> each.course().equals(course))
                .findFirst()
                .orElseThrow()
                .standing()
                .state();
    }

    @Test
    void requiresTrainingOfNewManagersFromTheDayOnWhichTheyAreFound() {
        memory.clock().pass(Duration.ofDays(2));
        store.manager("E2102", PUDONG.path());

        memory.get(completion.enrol(INTERVAL));
        memory.get(completion.enrol(INTERVAL));

        LocalDate first = LocalDate.ofInstant(Memory.NOW, memory.clock().getZone());
        assertThat(store.people().get("E2102")).isNotNull().returns(first.plusDays(2), TrainingStore.Person::since);
        assertThat(store.people().get("E2101")).isNotNull().returns(first, TrainingStore.Person::since);
    }

    @Test
    void goesThroughAllPageByPage() {
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Progress> page = page(null, new PageRequest(2, cursor, "completion"), OFFICER);
            page.items().forEach(each -> all.add(each.person().employeeId()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(all).containsExactly("E1101", "E1102", "E2101");
    }
}

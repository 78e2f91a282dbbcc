package io.guanhu.ownership.training;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Lessons;
import io.guanhu.ownership.model.training.Standing.Taken;
import io.guanhu.ownership.training.TrainingStore.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

class TrainingStoreIT {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-15");
    private static final Course COURSE = Lessons.course(2, 50);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final TrainingStore store = new TrainingStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();
    private final Manager manager = OwnershipTables.manager(branch);
    private final String employee = manager.employeeId();

    @Test
    void keepsTheDayFromWhichTrainingIsExpected() {
        assertThat(DATABASE.rolledBack(store.enrol(employee, branch.path(), TODAY.minusDays(9))))
                .isEqualTo(TODAY.minusDays(9));
        assertThat(DATABASE.run(store.enrol(employee, branch.path(), TODAY))).isEqualTo(TODAY);
        assertThat(DATABASE.run(store.enrol(employee, null, TODAY.plusDays(1)))).isEqualTo(TODAY);
    }

    @Test
    void ofTwoWhoEnrolAtOnceBothSeeOneDay() {
        var race = DATABASE.race(
                store.enrol(employee, branch.path(), TODAY), store.enrol(employee, branch.path(), TODAY.plusDays(1)));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(TODAY);
    }

    @Test
    void enrolsActiveManagersOfTheDirectoryOnce() {
        DATABASE.execute("update manager set active = false where employee_id = '%s'".formatted(employee));
        DATABASE.run(store.enrolDirectory(TODAY));
        assertThat(people(branch, "")).isEmpty();

        Manager active = OwnershipTables.manager(branch);
        assertThat(DATABASE.get(store.enrolDirectory(TODAY))).isPositive();
        assertThat(DATABASE.get(store.enrolDirectory(TODAY))).isZero();

        assertThat(people(branch, ""))
                .containsExactly(new Person(active.employeeId(), "Manager", branch.path(), TODAY));
    }

    @Test
    void tellsTheLastAttemptsThatPassedAndFailed() {
        DATABASE.run(store.enrol(employee, null, TODAY)
                .then(attempt(true, NOW))
                .then(attempt(false, NOW.plusSeconds(1)))
                .then(attempt(true, LATER)));

        assertThat(DATABASE.get(store.taken(List.of(employee, "E0"))))
                .isEqualTo(Map.of(employee, Map.of(COURSE.id(), new Taken(LATER, NOW.plusSeconds(1)))));
        DATABASE.rolledBack(attempt(false, LATER));
        assertThat(DATABASE.get(store.taken(List.of(employee))).get(employee))
                .containsEntry(COURSE.id(), new Taken(LATER, NOW.plusSeconds(1)));
    }

    @Test
    void whoHasOnlyFailedHasPassedNever() {
        DATABASE.run(store.enrol(employee, null, TODAY).then(attempt(false, NOW)));

        assertThat(DATABASE.get(store.taken(List.of(employee))).get(employee))
                .containsEntry(COURSE.id(), new Taken(null, NOW));
    }

    @Test
    void keepsNoAttemptOfSomebodyWhoIsNotEnrolled() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(attempt(true, NOW)));
    }

    private Mono<Void> attempt(boolean passed, Instant at) {
        return store.add(UUID.randomUUID(), employee, COURSE, new Course.Marking(50, passed, List.of()), at);
    }

    @Test
    void showsThePeopleOfASubtreeInPages() {
        Manager second = OwnershipTables.manager(branch);
        List.of(manager, second).forEach(each -> DATABASE.run(store.enrol(each.employeeId(), "ELSEWHERE", TODAY)));
        Branch city = new Branch(branch.path().replace("/001", ""));

        assertThat(people(city, "")).extracting(Person::employeeId).containsExactly(employee, second.employeeId());
        assertThat(people(city, employee)).extracting(Person::employeeId).containsExactly(second.employeeId());
        assertThat(people(new Branch(branch.path() + "/1"), "")).isEmpty();
    }

    @Test
    void whoIsNoManagerIsGoneWhenNotSeenForHalfAYear() {
        String clerk = employee + "9";
        DATABASE.run(store.enrol(clerk, branch.path(), TODAY.minusDays(180)));
        assertThat(people(branch, "")).isEmpty();

        DATABASE.run(store.enrol(clerk, branch.path(), TODAY.minusDays(179)));
        assertThat(people(branch, "")).containsExactly(new Person(clerk, null, branch.path(), TODAY.minusDays(180)));
    }

    private List<Person> people(Branch within, String after) {
        return DATABASE.get(store.people(within, TODAY, ZONE, after, 10).collectList());
    }
}

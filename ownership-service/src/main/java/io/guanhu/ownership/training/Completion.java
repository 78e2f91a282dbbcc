package io.guanhu.ownership.training;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.timeline.BranchCheck;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.ownership.training.Training.Mine;
import io.guanhu.ownership.training.TrainingStore.Person;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who in a branch has passed which course: leads see their branches, compliance and auditors the
 * whole bank.
 */
@Component
class Completion {

    private final Training training;
    private final TrainingStore store;
    private final BranchCheck branchCheck;
    private final Cursors cursors;
    private final Clock clock;

    Completion(Training training, TrainingStore store, BranchCheck branchCheck, Cursors cursors, Clock clock) {
        this.training = training;
        this.store = store;
        this.branchCheck = branchCheck;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A person, and their status in each course. */
    record Progress(Person person, List<Mine> courses) {}

    Mono<Page<Progress>> all(@Nullable Branch asked, PageRequest page, Caller caller) {
        Branch within = within(asked, caller);
        String after = page.after(cursors).stream().findFirst().orElse("");
        Mono<Void> known = asked == null ? Mono.empty() : branchCheck.requireListed("branch", asked);
        return known.thenMany(store.people(within, LocalDate.now(clock), clock.getZone(), after, page.limit() + 1))
                .collectList()
                .flatMap(this::progress)
                .map(found ->
                        Page.of(found, page, cursors, each -> each.person().employeeId()));
    }

    /**
     * The branch to show; null for the whole bank. Other roles that see every customer do not
     * thereby see every colleague.
     */
    private static @Nullable Branch within(@Nullable Branch asked, Caller caller) {
        if (caller.reaches(Relation.ALL)) {
            return asked;
        }
        Branch own = Staff.leadOf(caller).branch();
        if (asked != null && !own.covers(asked)) {
            throw ProblemException.forbidden("outside-your-branch");
        }
        return asked == null ? own : asked;
    }

    private Mono<List<Progress>> progress(List<Person> people) {
        return store.taken(people.stream().map(Person::employeeId).toList())
                .map(taken -> people.stream()
                        .map(person -> new Progress(
                                person,
                                training.standings(person.since(), taken.getOrDefault(person.employeeId(), Map.of()))))
                        .toList());
    }

    /** Requires training of managers added since the last round. */
    Mono<Duration> enrol(Duration interval) {
        return store.enrolDirectory(LocalDate.now(clock)).thenReturn(interval);
    }
}

package io.guanhu.customer.draft;

import io.guanhu.customer.directory.DirectoryCheck;
import io.guanhu.customer.directory.DirectoryCheck.Named;
import io.guanhu.customer.draft.Draft.Faulty;
import io.guanhu.customer.draft.Draft.Reading;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.platform.contract.References;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads forms by one rule for all endpoints: their values, and the branch and the manager they
 * name.
 */
@Component
public class Forms {

    private final DirectoryCheck directory;
    private final Fields catalogue;
    private final Clock clock;

    Forms(DirectoryCheck directory, Fields catalogue, Clock clock) {
        this.directory = directory;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Whether the caller can register customers only in their own branch and as their owner. */
    public static boolean onlyOwn(Caller caller) {
        return caller.reaches(Relation.OWN) && !caller.reaches(Relation.YES);
    }

    /** One reading per form, in order, with all of its faults at once. */
    public Mono<List<Reading>> read(Caller caller, List<NewCustomerForm> forms) {
        LocalDate today = LocalDate.now(clock);
        boolean fromCore = caller.may("customer.create-as-core");
        return directory.objections(forms.stream().map(Forms::named).toList()).map(objections -> {
            List<Reading> readings = new ArrayList<>();
            for (int at = 0; at < forms.size(); at++) {
                Reading read = Draft.read(forms.get(at), catalogue, today, fromCore);
                readings.add(with(read, visibleTo(caller, objections.get(at))));
            }
            return readings;
        });
    }

    /** Names with an invalid form are refused for that, and not looked up. */
    private static Named named(NewCustomerForm form) {
        return new Named(
                validOrNull(form.branch(), References::isBranch),
                validOrNull(form.requestedManager(), References::isEmployeeId));
    }

    private static @Nullable String validOrNull(@Nullable String typed, Predicate<String> isOne) {
        String name = typed == null ? "" : typed.strip();
        return isOne.test(name) ? name : null;
    }

    /** A manager, who can only name themselves, is told what is wrong with their own entry. */
    private static List<FieldProblem> visibleTo(Caller caller, List<FieldProblem> objections) {
        return onlyOwn(caller) ? objections.stream().map(Forms::asOwnEntry).toList() : objections;
    }

    private static FieldProblem asOwnEntry(FieldProblem problem) {
        return problem.field().equals("requestedManager")
                ? new FieldProblem(problem.field(), "own-entry-missing")
                : problem;
    }

    private static Reading with(Reading read, List<FieldProblem> objections) {
        if (objections.isEmpty()) {
            return read;
        }
        List<FieldProblem> problems = new ArrayList<>();
        if (read instanceof Faulty(var found)) {
            problems.addAll(found);
        }
        problems.addAll(objections);
        return new Faulty(problems);
    }
}

package io.guanhu.customer.draft;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.registration.BranchPath;
import io.guanhu.customer.model.value.IdType;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.values.FieldRules;
import io.guanhu.customer.values.Lifetime;
import io.guanhu.customer.values.PastDates;
import io.guanhu.platform.contract.References;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A new customer with normalised values that satisfy all rules.
 *
 * @param notices values that were not stored exactly as entered, for the person who entered them
 */
public record Draft(
        Profile profile,
        String branch,
        @Nullable String requestedManager,
        @Nullable LocalDate relationshipEndedOn,
        List<FieldProblem> notices) {

    public Draft {
        notices = List.copyOf(notices);
    }

    /** The result of reading a form. */
    public sealed interface Reading {}

    /** A form that can be registered. */
    public record Sound(Draft draft) implements Reading {}

    /** A form that cannot be registered, with every invalid field. */
    public record Faulty(List<FieldProblem> problems) implements Reading {

        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a form; collects all problems instead of stopping at the first.
     *
     * @param fromCore whether the core system sends it, whose dates are accepted as they are
     */
    static Reading read(NewCustomerForm form, Fields catalogue, LocalDate today, boolean fromCore) {
        TypedFields filled = TypedFields.of(form, catalogue);
        List<FieldProblem> problems = new ArrayList<>(filled.problems());
        Map<Field, Value> values = new TreeMap<>();
        filled.values().forEach((field, typed) -> {
            Value value = attempt(field.code(), problems, () -> FieldRules.normalise(field, typed, today));
            if (value != null) {
                values.put(field, value);
            }
        });
        catalogue.with(Trait.REQUIRED).stream()
                .filter(field -> !filled.isThere(field))
                .forEach(field -> problems.add(new FieldProblem(field.code(), "required")));
        Profile profile = attempt(
                BuiltIn.ID_NUMBER.code(), problems, () -> FieldRules.normaliseIdentity(new Profile(values), today));
        String branch = filled.isRefused(NewCustomerForm.BRANCH) ? null : branch(form, problems);
        LocalDate ended = ended(form, today, problems);
        if (profile != null) {
            checkDays(profile, ended, problems);
        }
        if (!fromCore) {
            checkDays(values, ended, today, problems);
        }
        String manager = manager(form, problems);
        if (!problems.isEmpty() || profile == null || branch == null) {
            return new Faulty(problems);
        }
        return new Sound(new Draft(profile, branch, manager, ended, notices(values, profile)));
    }

    /** People compare the number with the card, so a difference must not surprise them. */
    private static List<FieldProblem> notices(Map<Field, Value> typed, Profile read) {
        return isFifteenDigits(typed.get(BuiltIn.ID_NUMBER))
                        && read.text(BuiltIn.ID_TYPE).equals(Optional.of(IdType.RESIDENT_ID.name()))
                ? List.of(new FieldProblem(BuiltIn.ID_NUMBER.code(), "resident-id-converted"))
                : List.of();
    }

    private static boolean isFifteenDigits(@Nullable Value number) {
        return number != null && number.texts().getFirst().length() == 15;
    }

    private static @Nullable String branch(NewCustomerForm form, List<FieldProblem> problems) {
        String branch = form.branch();
        if (branch == null || branch.isBlank()) {
            problems.add(new FieldProblem("branch", "required"));
            return null;
        }
        return attempt("branch", problems, () -> new BranchPath(branch.strip()).path());
    }

    private static @Nullable LocalDate ended(NewCustomerForm form, LocalDate today, List<FieldProblem> problems) {
        String typed = form.relationshipEndedOn();
        return typed == null || typed.isBlank()
                ? null
                : attempt(NewCustomerForm.ENDED, problems, () -> PastDates.read(typed, today));
    }

    private static void checkDays(Profile profile, @Nullable LocalDate ended, List<FieldProblem> problems) {
        check(BuiltIn.LAST_TRANSACTION_ON.code(), problems, () -> Lifetime.requireTransaction(profile, null));
        if (ended != null) {
            check(NewCustomerForm.ENDED, problems, () -> Lifetime.requireEnd(ended, profile));
        }
    }

    /** A date that determines retention needs the core system, or a second person. */
    private static void checkDays(
            Map<Field, Value> values, @Nullable LocalDate ended, LocalDate today, List<FieldProblem> problems) {
        Value last = values.get(BuiltIn.LAST_TRANSACTION_ON);
        if (last != null) {
            LocalDate day = LocalDate.parse(last.texts().getFirst());
            check(BuiltIn.LAST_TRANSACTION_ON.code(), problems, () -> PastDates.requireRecent(day, today));
        }
        if (ended != null) {
            check(NewCustomerForm.ENDED, problems, () -> PastDates.requireRecent(ended, today));
        }
    }

    private static @Nullable String manager(NewCustomerForm form, List<FieldProblem> problems) {
        String manager = form.requestedManager();
        if (manager == null || manager.isBlank()) {
            return null;
        }
        if (!References.isEmployeeId(manager.strip())) {
            problems.add(new FieldProblem("requestedManager", "employee-id-format"));
            return null;
        }
        return manager.strip();
    }

    private static void check(String field, List<FieldProblem> problems, Runnable rule) {
        attempt(field, problems, () -> {
            rule.run();
            return true;
        });
    }

    private static <T> @Nullable T attempt(String field, List<FieldProblem> problems, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValueException invalid) {
            problems.add(new FieldProblem(field, invalid.code()));
            return null;
        }
    }
}

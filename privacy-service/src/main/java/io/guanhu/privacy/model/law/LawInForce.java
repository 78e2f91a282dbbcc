package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.law.RetentionRule.Action;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules that bind the bank on one day, and how long they keep what one customer has. */
final class LawInForce {

    private final List<RetentionRule> binding;
    private final Coverage coverage;
    private final Facts facts;
    private final LocalDate today;

    LawInForce(RetentionRules rules, Facts facts, LocalDate today) {
        this.binding =
                rules.rules().stream().filter(each -> each.bindsOn(today)).toList();
        this.coverage = rules.coverage();
        this.facts = facts;
        this.today = today;
    }

    /** A rule that keeps something up to and including the given day. */
    record Kept(RetentionRule rule, LocalDate until) {

        boolean over(LocalDate day) {
            return day.isAfter(until);
        }
    }

    /** A test of a field, or of {@code null} for a category whose fields are unknown. */
    interface FieldTest {
        boolean on(@Nullable String field);
    }

    /**
     * Whether the test holds for any field; for a category whose fields are unknown, for
     * {@code null}.
     */
    static boolean any(Collection<String> fields, FieldTest test) {
        return fields.isEmpty() ? test.on(null) : fields.stream().anyMatch(test::on);
    }

    boolean covers(String rule, Category category, @Nullable String field) {
        return coverage.covers(rule, category, field);
    }

    /** Whether a rule covers any of these fields. */
    boolean coversAny(String rule, Category category, Collection<String> fields) {
        return any(fields, field -> covers(rule, category, field));
    }

    /** The rule that keeps any of these fields the longest. */
    Optional<Kept> longest(Category category, Collection<String> fields) {
        return about(category, Action.KEEP)
                .filter(each -> coversAny(each.id(), category, fields))
                .flatMap(each -> end(each).map(until -> new Kept(each, until)).stream())
                // The first of equals: the file lists a statute before its implementing rules.
                .reduce((a, b) -> b.until().isAfter(a.until()) ? b : a);
    }

    /**
     * Empty if the period has no starting event; the last possible date if that event is still
     * open.
     */
    private Optional<LocalDate> end(RetentionRule rule) {
        Period period = rule.period();
        Optional<LocalDate> open = rule.clock().start().alwaysComes() ? Optional.of(LocalDate.MAX) : Optional.empty();
        return period == null
                ? open
                : start(rule)
                        .map(start -> rule.periodRule().lastDay(start, period))
                        .or(() -> open);
    }

    /** When several events can start a period, the latest one counts. */
    private Optional<LocalDate> start(RetentionRule rule) {
        var clock = rule.clock();
        return Stream.concat(Stream.of(clock.start()), clock.also().stream())
                .flatMap(each -> Stream.ofNullable(facts.clocks().get(each)))
                .max(LocalDate::compareTo);
    }

    /** A rule that forbids keeping it any longer, unless another still requires it. */
    Optional<RetentionRule> maximumReached(Category category) {
        boolean demanded = longest(category, facts.fields(category))
                .filter(kept -> !kept.over(today))
                .isPresent();
        return demanded
                ? Optional.empty()
                : binding.stream()
                        .filter(each -> each.isAbout(category))
                        .filter(each -> past(start(each).orElse(null), most(each)))
                        .findFirst();
    }

    private static @Nullable Period most(RetentionRule rule) {
        return switch (rule.action()) {
            case DELETE_AFTER -> rule.maximum() == null ? rule.period() : rule.maximum();
            case KEEP -> rule.maximum();
            case HOLD, DELETE, RESTRICT, MAY_HOLD -> null;
        };
    }

    /** Whether a period that started then is over. */
    boolean past(@Nullable LocalDate start, @Nullable Period period) {
        return start != null && period != null && today.isAfter(start.plus(period));
    }

    /** Rules for holds whose very existence is secret. */
    Stream<RetentionRule> secret(Category category) {
        return about(category, Action.HOLD).filter(each -> RetentionRules.isSecret(each.id()));
    }

    Stream<RetentionRule> about(Category category, Action action) {
        return binding.stream().filter(each -> each.action() == action && each.isAbout(category));
    }

    Optional<RetentionRule> named(String id) {
        return binding.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}

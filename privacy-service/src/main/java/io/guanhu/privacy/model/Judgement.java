package io.guanhu.privacy.model;

import io.guanhu.privacy.model.Consequence.Verdict;
import io.guanhu.privacy.model.RetentionRule.Action;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules in force on one day say of one customer's categories. */
final class Judgement {

    private final List<RetentionRule> binding;
    private final Coverage coverage;
    private final Facts facts;
    private final LocalDate today;
    private final boolean veils;

    /**
     * @param veils whether an answer must not tell if an investigation is open
     */
    Judgement(RetentionRules rules, Facts facts, LocalDate today, boolean veils) {
        this.binding = rules.rules().stream().filter(each -> each.bindsOn(today)).toList();
        this.coverage = rules.coverage();
        this.facts = facts;
        this.today = today;
        this.veils = veils;
    }

    /** A rule that keeps something up to and including the given day. */
    private record Kept(RetentionRule rule, LocalDate until) {

        boolean over(LocalDate today) {
            return today.isAfter(until);
        }
    }

    Consequence of(Category category) {
        Consequence earlier = facts.restricted().get(category);
        if (veils && earlier != null && secretRules(category).findAny().isPresent()) {
            return repeated(earlier);
        }
        if (!facts.holds(category)) {
            return erased(category, Explanation.NOT_HELD);
        }
        Set<String> fields = facts.fields(category);
        if (serves(category, fields)) {
            return told(
                    category,
                    Verdict.KEEP,
                    deleting(category),
                    null,
                    Explanation.RELATIONSHIP_NOT_ENDED,
                    unneeded(category, fields));
        }
        Optional<Kept> longest = longest(category, fields);
        if (longest.isPresent() && !longest.get().over(today)) {
            return kept(category, longest.get(), unkept(category, fields));
        }
        return unkeptByLaw(category, fields, longest.orElse(null));
    }

    /**
     * What was restricted before is told as it was told then, whether it has gone since or not: it
     * goes unseen.
     */
    private static Consequence repeated(Consequence earlier) {
        return new Consequence(
                earlier.category(),
                Verdict.RESTRICT,
                earlier.rule(),
                earlier.citation(),
                earlier.textRead(),
                earlier.until(),
                Explanation.ALREADY_RESTRICTED);
    }

    /** Whether something of it serves a relationship that goes on. */
    private boolean serves(Category category, Set<String> fields) {
        return facts.active()
                && any(fields, field -> covers(Coverage.RELATIONSHIP, category, field))
                && maximumReached(category).isEmpty();
    }

    private Consequence kept(Category category, Kept longest, Set<String> others) {
        boolean unknown = longest.until().equals(LocalDate.MAX);
        return told(
                category,
                restricting(category),
                longest.rule(),
                unknown ? null : longest.until(),
                unknown ? Explanation.RETENTION_CLOCK_NOT_STARTED : Explanation.RETAINED_BY_LAW,
                others);
    }

    /** No law keeps it for its own sake: a hold may, and what is veiled goes by itself, later. */
    private Consequence unkeptByLaw(Category category, Set<String> fields, @Nullable Kept expired) {
        Optional<LegalHold> hold = hold(category, false);
        if (hold.isPresent()) {
            return held(category, hold.get());
        }
        if (expired != null && veiled(category, fields)) {
            if (veils) {
                return told(
                        category,
                        Verdict.RESTRICT,
                        expired.rule(),
                        expired.until(),
                        Explanation.RETENTION_OVER,
                        unveiled(category, fields));
            }
            if (hold(category, true).isPresent()) {
                return told(
                        category,
                        Verdict.RESTRICT,
                        expired.rule(),
                        expired.until(),
                        Explanation.RETENTION_OVER,
                        Set.of());
            }
        }
        return maximumReached(category)
                .map(rule -> told(category, Verdict.ERASE, rule, null, Explanation.MAXIMUM_REACHED))
                .orElseGet(() -> erased(category, why(category)));
    }

    private Explanation why(Category category) {
        if (category == Category.MARKETING) {
            return facts.active() ? Explanation.CONSENT_WITHDRAWN : Explanation.CONSENT_ENDED;
        }
        return facts.active() ? Explanation.NOT_NEEDED : Explanation.PURPOSE_ENDED;
    }

    private Consequence held(Category category, LegalHold hold) {
        RetentionRule ground =
                hold.ground()
                        .rule()
                        .flatMap(this::named)
                        .or(() -> first(Action.RESTRICT, category))
                        .orElseGet(() -> deleting(category));
        return new Consequence(
                category,
                restricting(category),
                "legal-hold",
                ground.citation(),
                ground.textRead(),
                null,
                Explanation.LEGAL_HOLD);
    }

    /** PIPL art. 47 para. 2: what must be kept is stored and secured only. */
    private Verdict restricting(Category category) {
        return first(Action.RESTRICT, category).isPresent() ? Verdict.RESTRICT : Verdict.KEEP;
    }

    private Optional<Kept> longest(Category category, Collection<String> fields) {
        return binding.stream()
                .filter(each -> each.action() == Action.KEEP && each.isAbout(category))
                .filter(each -> any(fields, field -> covers(each.id(), category, field)))
                .flatMap(each -> end(each).map(until -> new Kept(each, until)).stream())
                // The first of equals: the file tells the statute before what details it.
                .reduce((a, b) -> b.until().isAfter(a.until()) ? b : a);
    }

    /** Empty if the rule has nothing to count from; the last date possible while that is open. */
    private Optional<LocalDate> end(RetentionRule rule) {
        Period period = rule.period();
        var clock = rule.clock();
        if (period == null) {
            return clock.start().alwaysComes() ? Optional.of(LocalDate.MAX) : Optional.empty();
        }
        return start(rule)
                .map(start -> rule.periodRule().lastDay(start, period))
                .or(
                        () ->
                                clock.start().alwaysComes()
                                        ? Optional.of(LocalDate.MAX)
                                        : Optional.empty());
    }

    /** When several events start a period, the last one counts. */
    private Optional<LocalDate> start(RetentionRule rule) {
        var clock = rule.clock();
        return Stream.concat(Stream.of(clock.start()), clock.also().stream())
                .flatMap(each -> Stream.ofNullable(facts.clocks().get(each)))
                .max(LocalDate::compareTo);
    }

    /** A rule that forbids to keep it any longer. */
    private Optional<RetentionRule> maximumReached(Category category) {
        return binding.stream()
                .filter(each -> each.isAbout(category))
                .filter(
                        each ->
                                each.action() == Action.DELETE_AFTER
                                        || (each.action() == Action.KEEP && each.maximum() != null))
                .filter(
                        each -> {
                            Period most = each.maximum() == null ? each.period() : each.maximum();
                            return most != null
                                    && start(each)
                                            .filter(start -> today.isAfter(start.plus(most)))
                                            .isPresent();
                        })
                .filter(
                        _ ->
                                longest(category, facts.fields(category))
                                        .filter(kept -> !kept.over(today))
                                        .isEmpty())
                .findFirst();
    }

    /** A hold that counts today. */
    private Optional<LegalHold> hold(Category category, boolean secret) {
        return facts.holds().getOrDefault(category, List.of()).stream()
                .filter(each -> each.ground().secret() == secret)
                .filter(each -> !lapsed(each))
                .filter(each -> allowed(each, category))
                .findFirst();
    }

    /** An authority's order needs no rule; any other ground does, and it must be in force. */
    private boolean allowed(LegalHold hold, Category category) {
        return hold.ground().rule().isEmpty()
                || hold.ground().rule().flatMap(this::named).stream()
                        .anyMatch(
                                rule ->
                                        rule.isAbout(category)
                                                && any(
                                                        facts.fields(category),
                                                        field ->
                                                                covers(
                                                                        rule.id(), category,
                                                                        field)));
    }

    /** A claim's limitation ends by itself, and no later than the longest period for any claim. */
    private boolean lapsed(LegalHold hold) {
        return hold.ground().rule().flatMap(this::named).stream()
                .anyMatch(
                        rule ->
                                past(hold.claimKnownOn(), rule.period())
                                        || past(hold.injuryOn(), rule.maximum()));
    }

    private boolean past(@Nullable LocalDate start, @Nullable Period period) {
        return start != null && period != null && today.isAfter(start.plus(period));
    }

    private boolean veiled(Category category, Collection<String> fields) {
        return secretRules(category)
                .anyMatch(rule -> any(fields, field -> covers(rule.id(), category, field)));
    }

    private Set<String> unveiled(Category category, Collection<String> fields) {
        return without(
                fields,
                field ->
                        secretRules(category).anyMatch(rule -> covers(rule.id(), category, field)));
    }

    private Stream<RetentionRule> secretRules(Category category) {
        return binding.stream()
                .filter(each -> each.action() == Action.HOLD && each.isAbout(category))
                .filter(each -> RetentionRules.isSecret(each.id()));
    }

    /**
     * Fields that no rule keeps, of a category whose others are kept. What lies in one medium with
     * several periods stays for the longest (Order〔2025〕11 art. 44 para. 3), so a field whose own
     * period is over is not among them.
     */
    private Set<String> unkept(Category category, Collection<String> fields) {
        return hold(category, false).isPresent()
                ? Set.of()
                : without(
                        fields,
                        field -> field == null || longest(category, Set.of(field)).isPresent());
    }

    /** Fields that neither the relationship needs nor a rule keeps. */
    private Set<String> unneeded(Category category, Collection<String> fields) {
        Set<String> unkept = unkept(category, fields);
        return without(unkept, field -> covers(Coverage.RELATIONSHIP, category, field));
    }

    private boolean covers(String rule, Category category, @Nullable String field) {
        return coverage.covers(rule, category, field);
    }

    private interface FieldTest {
        boolean on(@Nullable String field);
    }

    /** Whether it is so for one field; of a category whose fields are unknown, for any. */
    private static boolean any(Collection<String> fields, FieldTest test) {
        return fields.isEmpty() ? test.on(null) : fields.stream().anyMatch(test::on);
    }

    private static Set<String> without(Collection<String> fields, FieldTest test) {
        var rest = new TreeSet<String>();
        fields.stream().filter(field -> !test.on(field)).forEach(rest::add);
        return rest;
    }

    private Consequence erased(Category category, Explanation explanation) {
        return told(category, Verdict.ERASE, deleting(category), null, explanation);
    }

    /** The law by which it goes: consent withdrawn for offers, purpose ended for the rest. */
    private RetentionRule deleting(Category category) {
        return binding.stream()
                .filter(each -> each.action() == Action.DELETE && each.isAbout(category))
                .filter(each -> each.clock().start() == reason(category))
                .findFirst()
                .or(() -> first(Action.DELETE, category))
                .orElseThrow(
                        () -> new IllegalStateException("No rule in force deletes " + category));
    }

    private static ClockStart reason(Category category) {
        return category == Category.MARKETING
                ? ClockStart.CONSENT_WITHDRAWN
                : ClockStart.PURPOSE_ENDED;
    }

    private Optional<RetentionRule> first(Action action, Category category) {
        return binding.stream()
                .filter(each -> each.action() == action && each.isAbout(category))
                .findFirst();
    }

    private Optional<RetentionRule> named(String id) {
        return binding.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static Consequence told(
            Category category,
            Verdict verdict,
            RetentionRule rule,
            @Nullable LocalDate until,
            Explanation explanation) {
        return told(category, verdict, rule, until, explanation, Set.of());
    }

    private static Consequence told(
            Category category,
            Verdict verdict,
            RetentionRule rule,
            @Nullable LocalDate until,
            Explanation explanation,
            Set<String> erasedFields) {
        return new Consequence(
                category,
                verdict,
                rule.id(),
                rule.citation(),
                rule.textRead(),
                until,
                explanation,
                erasedFields,
                null);
    }
}

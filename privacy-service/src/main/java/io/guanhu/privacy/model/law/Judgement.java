package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.law.LawInForce.FieldTest;
import io.guanhu.privacy.model.law.LawInForce.Kept;
import io.guanhu.privacy.model.law.RetentionRule.Action;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the rules in force on one day say of one customer's categories. */
final class Judgement {

    private final LawInForce law;
    private final HoldsInForce holds;
    private final Facts facts;
    private final LocalDate today;
    private final boolean veils;

    /**
     * @param veils whether the answer must not reveal if there is an investigation
     */
    Judgement(RetentionRules rules, Facts facts, LocalDate today, boolean veils) {
        this.law = new LawInForce(rules, facts, today);
        this.holds = new HoldsInForce(law, facts);
        this.facts = facts;
        this.today = today;
        this.veils = veils;
    }

    Consequence of(Category category) {
        Consequence earlier = facts.restricted().get(category);
        if (veils && earlier != null && law.secret(category).findAny().isPresent()) {
            return repeated(earlier);
        }
        if (!facts.holds(category)) {
            return erased(category, Explanation.NOT_HELD);
        }
        Set<String> fields = facts.fields(category);
        if (serves(category, fields)) {
            return consequence(
                    category,
                    Verdict.KEEP,
                    deleting(category),
                    null,
                    Explanation.RELATIONSHIP_NOT_ENDED,
                    unneeded(category, fields));
        }
        Optional<Kept> longest = law.longest(category, fields);
        if (longest.isPresent() && !longest.get().over(today)) {
            return kept(category, longest.get(), notRetained(category, fields));
        }
        return notRetainedByLaw(category, fields, longest.orElse(null));
    }

    /**
     * An earlier restriction is reported as it was then, whether or not the data has been erased
     * since, because that erasure is not visible.
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

    /** Whether any of it serves an ongoing relationship. */
    private boolean serves(Category category, Set<String> fields) {
        return facts.active()
                && law.coversAny(Coverage.RELATIONSHIP, category, fields)
                && law.maximumReached(category).isEmpty();
    }

    private Consequence kept(Category category, Kept longest, Set<String> others) {
        boolean unknown = longest.until().equals(LocalDate.MAX);
        return consequence(
                category,
                restricting(category),
                longest.rule(),
                unknown ? null : longest.until(),
                unknown ? Explanation.RETENTION_CLOCK_NOT_STARTED : Explanation.RETAINED_BY_LAW,
                others);
    }

    /**
     * No law keeps it for its own sake. A hold may keep it, and veiled data is erased automatically
     * later.
     */
    private Consequence notRetainedByLaw(Category category, Set<String> fields, @Nullable Kept expired) {
        Optional<LegalHold> hold = holds.on(category, false);
        if (hold.isPresent()) {
            return held(category, hold.get());
        }
        boolean waits = veils || holds.on(category, true).isPresent();
        if (expired != null && waits && isConfidential(category, fields)) {
            return consequence(
                    category,
                    Verdict.RESTRICT,
                    expired.rule(),
                    expired.until(),
                    Explanation.RETENTION_OVER,
                    veils ? nonConfidential(category, fields) : Set.of());
        }
        return law.maximumReached(category)
                .map(rule -> consequence(category, Verdict.ERASE, rule, null, Explanation.MAXIMUM_REACHED, Set.of()))
                .orElseGet(() -> erased(category, why(category)));
    }

    private Explanation why(Category category) {
        if (category == Category.MARKETING) {
            return facts.active() ? Explanation.CONSENT_WITHDRAWN : Explanation.CONSENT_ENDED;
        }
        return facts.active() ? Explanation.NOT_NEEDED : Explanation.PURPOSE_ENDED;
    }

    private Consequence held(Category category, LegalHold hold) {
        RetentionRule ground = hold.ground()
                .rule()
                .flatMap(law::named)
                .or(() -> law.about(category, Action.RESTRICT).findFirst())
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

    /** PIPL art. 47 para. 2: data that must be kept may only be stored and secured. */
    private Verdict restricting(Category category) {
        return law.about(category, Action.RESTRICT).findFirst().isPresent() ? Verdict.RESTRICT : Verdict.KEEP;
    }

    private boolean isConfidential(Category category, Collection<String> fields) {
        return law.secret(category).anyMatch(rule -> law.coversAny(rule.id(), category, fields));
    }

    private Set<String> nonConfidential(Category category, Collection<String> fields) {
        return without(fields, field -> law.secret(category).anyMatch(rule -> law.covers(rule.id(), category, field)));
    }

    /**
     * Fields that no rule keeps, in a category with fields that are kept. Data on one medium with
     * several periods is kept for the longest one (Order〔2025〕11 art. 44 para. 3), so a field whose
     * own period is over is not included.
     */
    private Set<String> notRetained(Category category, Collection<String> fields) {
        return holds.on(category, false).isPresent()
                ? Set.of()
                : without(
                        fields,
                        field -> field == null
                                || law.longest(category, Set.of(field)).isPresent());
    }

    /** Fields that neither the relationship needs nor a rule keeps. */
    private Set<String> unneeded(Category category, Collection<String> fields) {
        return without(notRetained(category, fields), field -> law.covers(Coverage.RELATIONSHIP, category, field));
    }

    private static Set<String> without(Collection<String> fields, FieldTest test) {
        var rest = new TreeSet<String>();
        fields.stream().filter(field -> !test.on(field)).forEach(rest::add);
        return rest;
    }

    private Consequence erased(Category category, Explanation explanation) {
        return consequence(category, Verdict.ERASE, deleting(category), null, explanation, Set.of());
    }

    /** The legal basis for erasing it: consent withdrawn for offers, purpose ended for the rest. */
    private RetentionRule deleting(Category category) {
        ClockStart reason = category == Category.MARKETING ? ClockStart.CONSENT_WITHDRAWN : ClockStart.PURPOSE_ENDED;
        return law.about(category, Action.DELETE)
                .filter(each -> each.clock().start() == reason)
                .findFirst()
                .or(() -> law.about(category, Action.DELETE).findFirst())
                .orElseThrow(() -> new IllegalStateException("No rule in force deletes " + category));
    }

    private static Consequence consequence(
            Category category,
            Verdict verdict,
            RetentionRule rule,
            @Nullable LocalDate until,
            Explanation explanation,
            Set<String> erasedFields) {
        return new Consequence(
                category, verdict, rule.id(), rule.citation(), rule.textRead(), until, explanation, erasedFields, null);
    }
}

package io.guanhu.privacy.model;

import io.guanhu.privacy.model.Consequence.Verdict;
import io.guanhu.privacy.model.RetentionRule.Action;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of retention law of one version, and what they say about a customer. */
public record RetentionRules(String version, List<RetentionRule> rules) {

    private static final String PURPOSE_ENDED = "cn-purpose-ended";
    private static final String CONSENT = "cn-consent-marketing";

    public RetentionRules {
        rules = List.copyOf(rules);
    }

    /** The rules of the given jurisdictions only. */
    public RetentionRules in(Collection<String> jurisdictions) {
        return new RetentionRules(
                version,
                rules.stream()
                        .filter(each -> jurisdictions.contains(each.jurisdiction()))
                        .toList());
    }

    /** What happens to each category; of several rules for one category the longest decides. */
    public Assessment evaluate(Collection<Category> scope, Facts facts, LocalDate today) {
        return new Assessment(
                scope.stream().sorted().map(each -> consequence(each, facts, today)).toList(),
                version);
    }

    private Consequence consequence(Category category, Facts facts, LocalDate today) {
        LegalHold hold = facts.holds().get(category);
        if (hold != null) {
            return new Consequence(
                    category,
                    Verdict.KEEP,
                    "legal-hold",
                    hold.citation(),
                    hold.textRead(),
                    null,
                    Explanation.LEGAL_HOLD);
        }
        if (!facts.held().contains(category)) {
            return told(category, Verdict.ERASE, named(PURPOSE_ENDED), null, Explanation.NOT_HELD);
        }
        if (facts.active() && servesTheRelationship(category)) {
            return told(
                    category,
                    Verdict.KEEP,
                    named(PURPOSE_ENDED),
                    null,
                    Explanation.RELATIONSHIP_NOT_ENDED);
        }
        Kept longest = longest(category, facts);
        if (longest == null || !longest.until().isAfter(today)) {
            return erased(category);
        }
        return longest.until().equals(LocalDate.MAX)
                ? told(
                        category,
                        Verdict.RESTRICT,
                        longest.rule(),
                        null,
                        Explanation.RETENTION_CLOCK_NOT_STARTED)
                : told(
                        category,
                        Verdict.RESTRICT,
                        longest.rule(),
                        longest.until(),
                        Explanation.RETAINED_BY_LAW);
    }

    /** A rule that keeps a category, until the given day; {@link LocalDate#MAX} while unknown. */
    private record Kept(RetentionRule rule, LocalDate until) {}

    private @Nullable Kept longest(Category category, Facts facts) {
        return rules.stream()
                .filter(each -> each.action() == Action.KEEP && each.isAbout(category))
                .filter(
                        each ->
                                facts.clocks().containsKey(each.startsAt())
                                        || each.startsAt().alwaysComes())
                .map(each -> new Kept(each, end(each, facts)))
                .max(Comparator.comparing(Kept::until))
                .orElse(null);
    }

    private static LocalDate end(RetentionRule rule, Facts facts) {
        LocalDate start = facts.clocks().get(rule.startsAt());
        return start == null ? LocalDate.MAX : rule.endsOn(start);
    }

    /** Offers and notes do not carry the relationship; everything else does while it lasts. */
    private static boolean servesTheRelationship(Category category) {
        return category != Category.MARKETING && category != Category.INTERACTION;
    }

    private Consequence erased(Category category) {
        return category == Category.MARKETING
                ? told(category, Verdict.ERASE, named(CONSENT), null, Explanation.CONSENT_WITHDRAWN)
                : told(
                        category,
                        Verdict.ERASE,
                        named(PURPOSE_ENDED),
                        null,
                        Explanation.PURPOSE_ENDED);
    }

    private static Consequence told(
            Category category,
            Verdict verdict,
            RetentionRule rule,
            @Nullable LocalDate until,
            Explanation explanation) {
        return new Consequence(
                category, verdict, rule.id(), rule.citation(), rule.textRead(), until, explanation);
    }

    private RetentionRule named(String id) {
        return rules.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The rules lack " + id));
    }
}

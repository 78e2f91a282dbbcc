package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.law.RetentionRule.Action;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One version of the rules of retention law, and what they say about a customer.
 *
 * @param coverage how much of a category a rule covers, if not all of it
 */
public record RetentionRules(String version, List<RetentionRule> rules, Coverage coverage) {

    public RetentionRules {
        rules = List.copyOf(rules);
    }

    /** The rules of the given jurisdictions only. */
    public RetentionRules in(Collection<String> jurisdictions) {
        return new RetentionRules(
                version,
                rules.stream()
                        .filter(each -> jurisdictions.contains(each.jurisdiction()))
                        .toList(),
                coverage);
    }

    /**
     * Checks that an erasure can be justified, and that the coverage mentions only existing rules.
     *
     * @throws IllegalArgumentException if not
     */
    public RetentionRules checked() {
        Set<String> known = rules.stream().map(RetentionRule::id).collect(Collectors.toSet());
        var strangers = new TreeSet<>(coverage.rules());
        strangers.removeAll(known);
        strangers.remove(Coverage.RELATIONSHIP);
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException("The scope refers to unknown rules: " + strangers);
        }
        if (known.size() != rules.size()) {
            throw new IllegalArgumentException("Two rules have the same name");
        }
        for (Category category : Category.values()) {
            if (rules.stream()
                    .noneMatch(each ->
                            each.action() == Action.DELETE && each.force().bindsBank() && each.isAbout(category))) {
                throw new IllegalArgumentException("No rule ever deletes " + category);
            }
        }
        return this;
    }

    /**
     * What happens to each category when a person requests erasure.
     *
     * <p>Data that an investigation might prolong is never erased by such a request, even if no law
     * keeps it any longer: it is restricted, and {@link #release} erases it later. The request
     * therefore takes the same course with and without an investigation (反洗钱法 art. 7).
     */
    public Assessment evaluate(Collection<Category> scope, Facts facts, LocalDate today) {
        return judged(scope, new Judgement(this, facts, today, true));
    }

    /** Which of the restricted data may be erased. */
    public Assessment release(Collection<Category> restricted, Facts facts, LocalDate today) {
        return judged(restricted, new Judgement(this, facts, today, false));
    }

    private Assessment judged(Collection<Category> scope, Judgement judgement) {
        return new Assessment(
                scope.stream().distinct().sorted().map(judgement::of).toList(), version);
    }

    /**
     * The categories for which nobody outside compliance may learn whether an erasure is delayed.
     */
    public Set<Category> confidential(LocalDate today) {
        return rules.stream()
                .filter(each -> each.action() == Action.HOLD && each.bindsOn(today))
                .filter(each -> isSecret(each.id()))
                .flatMap(each -> each.categories().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a hold on that ground can keep a category. */
    public boolean allow(HoldGround ground, Category category, LocalDate today) {
        return ground.rule().isEmpty()
                || rules.stream()
                        .filter(each -> ground.rule().filter(each.id()::equals).isPresent())
                        .anyMatch(each -> each.bindsOn(today) && each.isAbout(category));
    }

    static boolean isSecret(String rule) {
        for (HoldGround ground : HoldGround.values()) {
            if (ground.secret() && ground.rule().filter(rule::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }
}

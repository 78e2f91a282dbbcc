package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Category;
import java.util.List;
import java.util.Optional;

/** The holds of one customer that count on one day. */
final class HoldsInForce {

    private final LawInForce law;
    private final Facts facts;

    HoldsInForce(LawInForce law, Facts facts) {
        this.law = law;
        this.facts = facts;
    }

    /**
     * A hold on a category.
     *
     * @param secret whether to look for one whose existence is secret, or for one that may be disclosed
     */
    Optional<LegalHold> on(Category category, boolean secret) {
        return facts.holds().getOrDefault(category, List.of()).stream()
                .filter(each -> each.ground().secret() == secret)
                .filter(each -> !lapsed(each))
                .filter(each -> allowed(each, category))
                .findFirst();
    }

    /** An authority's order needs no rule; any other ground needs one that is in force. */
    private boolean allowed(LegalHold hold, Category category) {
        return hold.ground().rule().isEmpty()
                || hold.ground().rule().flatMap(law::named).stream()
                        .filter(rule -> rule.isAbout(category))
                        .anyMatch(rule -> law.coversAny(rule.id(), category, facts.fields(category)));
    }

    /**
     * The limitation of a claim ends automatically, at the latest after the longest period for any
     * claim.
     */
    private boolean lapsed(LegalHold hold) {
        return hold.ground().rule().flatMap(law::named).stream()
                .anyMatch(rule ->
                        law.past(hold.claimKnownOn(), rule.period()) || law.past(hold.injuryOn(), rule.maximum()));
    }
}

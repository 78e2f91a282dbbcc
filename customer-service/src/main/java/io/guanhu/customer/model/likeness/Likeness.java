package io.guanhu.customer.model.likeness;

import static io.guanhu.customer.model.likeness.Mark.DOCUMENT;
import static io.guanhu.customer.model.likeness.Mark.NAME_BIRTH;
import static io.guanhu.customer.model.likeness.Mark.NAME_EMAIL;
import static io.guanhu.customer.model.likeness.Mark.NAME_PHONE;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How certain it is that two records are of the same person. A person decides in any case. */
public enum Likeness {
    /** The same document, which nobody else has. */
    CERTAIN,
    /** Two independent marks agree. */
    LIKELY,
    /** One mark agrees, which others may share. */
    PERHAPS;

    private record Rule(Set<Mark> marks, Likeness likeness) {}

    /** The first rule applies whose marks all agree. */
    private static final List<Rule> RULES = List.of(
            new Rule(Set.of(DOCUMENT), CERTAIN),
            new Rule(Set.of(NAME_BIRTH, NAME_PHONE), LIKELY),
            new Rule(Set.of(NAME_BIRTH, NAME_EMAIL), LIKELY),
            new Rule(Set.of(NAME_PHONE, NAME_EMAIL), LIKELY),
            new Rule(Set.of(NAME_BIRTH), PERHAPS),
            new Rule(Set.of(NAME_PHONE), PERHAPS),
            new Rule(Set.of(NAME_EMAIL), PERHAPS));

    /**
     * The certainty that follows from the marks that agree; empty if none does.
     *
     * @param agreeing marks that two people have in common
     */
    public static Optional<Likeness> of(Set<Mark> agreeing) {
        return RULES.stream()
                .filter(rule -> agreeing.containsAll(rule.marks()))
                .map(Rule::likeness)
                .findFirst();
    }
}

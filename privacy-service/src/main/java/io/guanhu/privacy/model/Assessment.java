package io.guanhu.privacy.model;

import java.util.List;

/**
 * What the law says about each category in scope.
 *
 * @param rulesVersion the version of the retention rules that were applied
 */
public record Assessment(List<Consequence> consequences, String rulesVersion) {

    public Assessment {
        consequences = List.copyOf(consequences);
    }

    /** The consequences of one kind. */
    public List<Consequence> of(Consequence.Verdict verdict) {
        return consequences.stream().filter(each -> each.verdict() == verdict).toList();
    }

    /** Whether everything in scope is erased. */
    public boolean complete() {
        return consequences.size() == of(Consequence.Verdict.ERASE).size();
    }
}

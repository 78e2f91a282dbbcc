package io.guanhu.privacy.model.assessment;

import io.guanhu.privacy.model.Category;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the law says about each category in scope.
 *
 * @param rulesVersion the version of the retention rules that were applied
 */
public record Assessment(List<Consequence> consequences, String rulesVersion) {

    public Assessment {
        consequences = List.copyOf(consequences);
    }

    /** The consequences with one verdict. */
    public List<Consequence> of(Consequence.Verdict verdict) {
        return consequences.stream().filter(each -> each.verdict() == verdict).toList();
    }

    /**
     * This assessment, made again just before execution, with a note of what was confirmed earlier.
     */
    public Assessment after(Assessment confirmed) {
        Map<Category, Consequence> then =
                confirmed.consequences().stream().collect(Collectors.toMap(Consequence::category, each -> each));
        return new Assessment(
                consequences.stream()
                        .map(each -> {
                            Consequence before = then.get(each.category());
                            return before == null ? each : each.after(before);
                        })
                        .toList(),
                rulesVersion);
    }

    /** Whether everything in scope is erased. */
    public boolean complete() {
        return consequences.size() == of(Consequence.Verdict.ERASE).size();
    }
}

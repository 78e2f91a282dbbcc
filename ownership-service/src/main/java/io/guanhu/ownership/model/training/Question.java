package io.guanhu.ownership.model.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question with one right answer among several.
 *
 * @param right the id of the right option; it never leaves the service before an attempt
 * @param explanation shown after an attempt, whatever the answer
 */
public record Question(String id, Bilingual text, List<Option> options, String right, Bilingual explanation) {

    /** One of the answers to choose from. */
    public record Option(String id, Bilingual text) {}

    public Question {
        options = List.copyOf(options);
        Set<String> ids = new HashSet<>();
        options.forEach(each -> ids.add(each.id()));
        if (ids.size() != options.size() || ids.size() < 2 || !ids.contains(right)) {
            throw new IllegalArgumentException("Question " + id + " needs two options or more, one of them right");
        }
    }

    public boolean offers(String option) {
        return options.stream().anyMatch(each -> each.id().equals(option));
    }
}

package io.guanhu.customer.matching;

import io.guanhu.customer.matching.LookalikeStore.Lookalike;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The customers whom a person resembles. */
final class Candidates {

    /** Nobody would compare more, and a mark shared by so many says little. */
    private static final int MOST = 50;

    private Candidates() {}

    /**
     * How much the person resembles each of them, most alike first.
     *
     * @param holder the customer with the same document
     */
    static Map<UUID, Likeness> of(List<Lookalike> found, Optional<UUID> holder) {
        Map<UUID, Set<Mark>> agreeing = new HashMap<>();
        for (Lookalike each : found) {
            agreeing.computeIfAbsent(each.customerId(), _ -> EnumSet.noneOf(Mark.class))
                    .add(each.mark());
        }
        Map<UUID, Likeness> likenesses = new HashMap<>();
        agreeing.forEach((customer, marks) -> Likeness.of(marks).ifPresent(each -> likenesses.put(customer, each)));
        holder.ifPresent(customer -> likenesses.put(customer, Likeness.CERTAIN));
        Map<UUID, Likeness> candidates = new LinkedHashMap<>();
        likenesses.entrySet().stream()
                .sorted(Map.Entry.<UUID, Likeness>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .limit(MOST)
                .forEach(each -> candidates.put(each.getKey(), each.getValue()));
        return candidates;
    }
}

package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a customer that retention law depends on.
 *
 * @param active whether the customer's relationship with the bank continues
 * @param held the categories of which anything is held, with the names of the fields if known
 * @param clocks the events that start a rule's period, if their day is known
 * @param holds the legal holds that are open, per category
 * @param restricted what an earlier request restricted, as it was explained then
 */
public record Facts(
        boolean active,
        Map<Category, Set<String>> held,
        Map<ClockStart, LocalDate> clocks,
        Map<Category, List<LegalHold>> holds,
        Map<Category, Consequence> restricted) {

    public Facts {
        restricted = Map.copyOf(restricted);
        held = Map.copyOf(held);
        clocks = Map.copyOf(clocks);
        holds = Map.copyOf(holds);
    }

    public Facts(
            boolean active,
            Map<Category, Set<String>> held,
            Map<ClockStart, LocalDate> clocks,
            Map<Category, List<LegalHold>> holds) {
        this(active, held, clocks, holds, Map.of());
    }

    /** The facts that customer-service reports. */
    public static Facts of(
            boolean active,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate lastTransactionOn,
            Map<Category, Set<String>> held,
            Map<Category, List<LegalHold>> holds) {
        var clocks = new EnumMap<ClockStart, LocalDate>(ClockStart.class);
        if (relationshipEndedOn != null) {
            clocks.put(ClockStart.RELATIONSHIP_ENDED, relationshipEndedOn);
        }
        if (lastTransactionOn != null) {
            clocks.put(ClockStart.TRANSACTION_ENDED, lastTransactionOn);
            // The fiscal year of a bank in China is the calendar year (会计法 art. 11).
            clocks.put(ClockStart.FISCAL_YEAR_ENDED, LocalDate.of(lastTransactionOn.getYear(), 12, 31));
        }
        return new Facts(active, held, clocks, holds);
    }

    /** Categories whose fields are not known. */
    public static Map<Category, Set<String>> whole(Set<Category> categories) {
        return categories.stream().collect(Collectors.toMap(each -> each, _ -> Set.of()));
    }

    /** The same facts, with the given holds. */
    public Facts with(Map<Category, List<LegalHold>> open) {
        return new Facts(active, held, clocks, open, restricted);
    }

    /** The same facts, with earlier restrictions. */
    public Facts after(Map<Category, Consequence> earlier) {
        return new Facts(active, held, clocks, holds, earlier);
    }

    boolean holds(Category category) {
        return held.containsKey(category);
    }

    Set<String> fields(Category category) {
        return held.getOrDefault(category, Set.of());
    }
}

package io.guanhu.privacy.model;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What retention law needs to know of a customer.
 *
 * @param active whether the bank's relationship with the customer goes on
 * @param held the categories of which anything is held
 * @param clocks the events that start a rule's period, as far as their day is known
 * @param holds the legal holds in force, per category
 */
public record Facts(
        boolean active,
        Set<Category> held,
        Map<ClockStart, LocalDate> clocks,
        Map<Category, LegalHold> holds) {

    public Facts {
        held = Set.copyOf(held);
        clocks = Map.copyOf(clocks);
        holds = Map.copyOf(holds);
    }

    /** The facts that customer-service tells. */
    public static Facts of(
            boolean active,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate lastTransactionOn,
            Set<Category> held,
            Map<Category, LegalHold> holds) {
        var clocks = new EnumMap<ClockStart, LocalDate>(ClockStart.class);
        if (relationshipEndedOn != null) {
            clocks.put(ClockStart.RELATIONSHIP_ENDED, relationshipEndedOn);
        }
        if (lastTransactionOn != null) {
            clocks.put(ClockStart.TRANSACTION_ENDED, lastTransactionOn);
            // The fiscal year of a bank in China is the calendar year (会计法 art. 11).
            clocks.put(
                    ClockStart.FISCAL_YEAR_ENDED,
                    LocalDate.of(lastTransactionOn.getYear(), 12, 31));
        }
        return new Facts(active, held, clocks, holds);
    }
}

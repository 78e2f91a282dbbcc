package io.guanhu.customer.model;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.platform.contract.DataCategory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer with the personal data that may be read.
 *
 * @param profile only fields of categories that are held
 * @param restricted categories that are kept only because the law requires it
 * @param erased categories whose keys are destroyed
 */
public record Dossier(
        Customer customer,
        @Nullable Owner owner,
        Profile profile,
        Set<DataCategory> restricted,
        Set<DataCategory> erased) {

    public Dossier {
        restricted = Set.copyOf(restricted);
        erased = Set.copyOf(erased);
    }

    public Holding holding(DataCategory category) {
        // First, because a restricted category that was erased unseen is still reported as
        // restricted.
        if (restricted.contains(category)) {
            return Holding.RESTRICTED;
        }
        if (erased.contains(category)) {
            return Holding.ERASED;
        }
        return profile.in(category).isEmpty() ? Holding.NONE : Holding.HELD;
    }

    /** The state of every category. */
    public Map<DataCategory, Holding> holdings() {
        Map<DataCategory, Holding> holdings = new EnumMap<>(DataCategory.class);
        for (DataCategory category : DataCategory.values()) {
            holdings.put(category, holding(category));
        }
        return holdings;
    }

    /** Why a field cannot be read, if it cannot. */
    public Optional<Holding> barrier(Field field) {
        return barrier(field.category());
    }

    /** Why a category cannot be read, if it cannot. */
    public Optional<Holding> barrier(DataCategory category) {
        Holding holding = holding(category);
        return holding == Holding.ERASED || holding == Holding.RESTRICTED ? Optional.of(holding) : Optional.empty();
    }

    /**
     * Why a category cannot be written, if it cannot. Erased data is gone for good. An active
     * customer may get new data of the category, a former customer may not.
     */
    public Optional<Holding> writeBarrier(DataCategory category) {
        return barrier(category)
                .filter(holding -> holding == Holding.RESTRICTED || customer.status() == CustomerStatus.CLOSED);
    }
}

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
 * A customer with what may be read of the personal data.
 *
 * @param profile only fields of categories that are held
 * @param restricted categories that are kept only because the law says so
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
        // First: what was restricted and then went unseen still reads as restricted.
        if (restricted.contains(category)) {
            return Holding.RESTRICTED;
        }
        if (erased.contains(category)) {
            return Holding.ERASED;
        }
        return profile.in(category).isEmpty() ? Holding.NONE : Holding.HELD;
    }

    /** How every category stands. */
    public Map<DataCategory, Holding> holdings() {
        Map<DataCategory, Holding> holdings = new EnumMap<>(DataCategory.class);
        for (DataCategory category : DataCategory.values()) {
            holdings.put(category, holding(category));
        }
        return holdings;
    }

    /** Why a field cannot be read, if so. */
    public Optional<Holding> barrier(Field field) {
        return barrier(field.category());
    }

    /** Why nothing of a category can be read, if so. */
    public Optional<Holding> barrier(DataCategory category) {
        Holding holding = holding(category);
        return holding == Holding.ERASED || holding == Holding.RESTRICTED ? Optional.of(holding) : Optional.empty();
    }

    /**
     * Why nothing of a category can be written, if so. What was erased is gone for good, but a
     * customer who stays one may have new data of the kind; a former customer may not.
     */
    public Optional<Holding> writeBarrier(DataCategory category) {
        return barrier(category)
                .filter(holding -> holding == Holding.RESTRICTED || customer.status() == CustomerStatus.CLOSED);
    }
}

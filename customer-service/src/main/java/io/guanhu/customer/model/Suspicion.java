package io.guanhu.customer.model;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Why a registration needs a person.
 *
 * @param listed how much it is like somebody who was erased
 * @param alike how much it is like a customer
 * @param candidates the customers it is like
 */
public record Suspicion(Optional<Likeness> listed, Optional<Likeness> alike, Set<UUID> candidates) {

    public static final Suspicion NONE =
            new Suspicion(Optional.empty(), Optional.empty(), Set.of());

    public Suspicion {
        candidates = Set.copyOf(candidates);
    }

    public boolean isNone() {
        return listed.isEmpty() && alike.isEmpty();
    }
}

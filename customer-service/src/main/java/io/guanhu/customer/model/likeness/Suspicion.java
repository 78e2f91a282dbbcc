package io.guanhu.customer.model.likeness;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Why a registration needs a person.
 *
 * @param listed how much it is like somebody who was erased
 * @param alike how much it is like a customer
 * @param candidates the customers it is like
 */
public record Suspicion(Optional<Likeness> listed, Optional<Likeness> alike, Set<UUID> candidates) {

    public static final Suspicion NONE = new Suspicion(Optional.empty(), Optional.empty(), Set.of());

    public Suspicion {
        candidates = Set.copyOf(candidates);
    }

    /** Whether the document is somebody's. */
    public boolean isCertain() {
        return Stream.of(listed, alike).flatMap(Optional::stream).anyMatch(Likeness.CERTAIN::equals);
    }

    /** Whether whoever has seen this has seen as much as there is in another. */
    public boolean covers(Suspicion other) {
        return atLeast(listed, other.listed) && atLeast(alike, other.alike) && candidates.containsAll(other.candidates);
    }

    private static boolean atLeast(Optional<Likeness> seen, Optional<Likeness> other) {
        return other.isEmpty()
                || seen.filter(each -> each.compareTo(other.get()) <= 0).isPresent();
    }

    public boolean isNone() {
        return listed.isEmpty() && alike.isEmpty();
    }
}

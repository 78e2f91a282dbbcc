package io.guanhu.customer.model.likeness;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Why a registration must be checked by a person.
 *
 * @param listed the resemblance to somebody who was erased
 * @param alike the resemblance to a customer
 * @param candidates the customers it resembles
 */
public record Suspicion(Optional<Likeness> listed, Optional<Likeness> alike, Set<UUID> candidates) {

    public static final Suspicion NONE = new Suspicion(Optional.empty(), Optional.empty(), Set.of());

    public Suspicion {
        candidates = Set.copyOf(candidates);
    }

    /** Whether the document belongs to somebody. */
    public boolean isCertain() {
        return Stream.of(listed, alike).flatMap(Optional::stream).anyMatch(Likeness.CERTAIN::equals);
    }

    /** Whether this includes everything in another suspicion. */
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

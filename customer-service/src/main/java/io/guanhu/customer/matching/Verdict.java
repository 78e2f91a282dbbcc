package io.guanhu.customer.matching;

import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.people.SuppressionList.Listed;
import java.util.Optional;
import java.util.UUID;

/** What is known of somebody. */
public sealed interface Verdict {

    /** Nobody is like them. */
    record Free() implements Verdict {}

    /** Somebody with the same document came just before them, in the same import, and is new. */
    record Repeated() implements Verdict {}

    /**
     * May be somebody the bank knows or knew. Whether a customer has the document is a part of it,
     * and no verdict of its own: only whoever reaches that customer may hear anything else than of
     * somebody who was erased.
     *
     * @param listed who on the suppression list
     * @param holder the customer who has the document
     */
    record Suspect(Suspicion suspicion, Listed listed, Optional<UUID> holder) implements Verdict {}
}

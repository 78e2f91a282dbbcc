package io.guanhu.customer.matching;

import io.guanhu.customer.model.Suspicion;
import io.guanhu.customer.people.SuppressionList.Listed;

/** What is known of somebody. */
public sealed interface Verdict {

    /** Nobody is like them. */
    record Free() implements Verdict {}

    /** A customer has the document. */
    record Taken() implements Verdict {}

    /**
     * May be somebody the bank knows or knew.
     *
     * @param listed who on the suppression list
     */
    record Suspect(Suspicion suspicion, Listed listed) implements Verdict {}
}

package io.guanhu.customer.matching;

import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.people.SuppressionList.Listed;
import java.util.Optional;
import java.util.UUID;

/** What is known about a person. */
public sealed interface Verdict {

    /** Resembles nobody. */
    record Free() implements Verdict {}

    /** A new person whose document also appeared on an earlier line of the same import. */
    record Repeated() implements Verdict {}

    /**
     * May be somebody the bank knows or knew. That a customer has the document is part of it and
     * not a verdict of its own, because only people who can reach that customer may be told
     * anything different from what they are told about an erased person.
     *
     * @param listed the matches on the suppression list
     * @param holder the customer with the document
     */
    record Suspect(Suspicion suspicion, Listed listed, Optional<UUID> holder) implements Verdict {}
}

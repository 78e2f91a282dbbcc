package io.guanhu.platform.erasure;

import java.util.Optional;

/**
 * Something besides the ledger that a service's data must fulfil before it is given away. Beans of
 * this type are asked on every request, so they answer from memory.
 */
@FunctionalInterface
public interface ServingCondition {

    /** Why no personal data may leave this service now; empty if it may. */
    Optional<Objection> objection();

    /**
     * Why not.
     *
     * @param code never translated
     * @param remedy what an operator does about it
     */
    record Objection(String code, String remedy) {}
}

package io.guanhu.platform.erasure.gate;

import java.util.Optional;

/**
 * A further condition, besides the ledger, for a service to serve its data. Beans of this type are
 * called on every request, so they must answer from memory.
 */
@FunctionalInterface
public interface ServingCondition {

    /** Why no personal data may leave this service now; empty if it may. */
    Optional<Objection> objection();

    /**
     * The reason.
     *
     * @param code never translated
     * @param remedy what an operator should do
     */
    record Objection(String code, String remedy) {}
}

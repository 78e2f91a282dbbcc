package io.guanhu.platform.runtime;

/**
 * The steps before a request's controller, in this order. Only the trace, counting the body's bytes
 * and authentication come earlier. Callers without permission learn only that, and nothing from
 * them is read.
 */
public enum FilterOrder {

    /** Records the caller. */
    CALLER(-90),

    /** The endpoint's rule: 403. Nothing before it reads the request or reports faults in it. */
    RULE(-80),

    /** What the headers say about the body: an unacceptable length or encoding. */
    BODY(-70),

    /**
     * The gate of the erasure ledger: 503. Refusals in earlier steps contain no personal data.
     * Stored answers in the next step do: they may come from the backup, and concern somebody
     * erased since.
     */
    LEDGER(-60),

    /**
     * Idempotency keys: reads the body, and holds no connection while the request is processed. It
     * comes before the next step, so that a disconnect stops neither the work nor that record.
     */
    KEY(-50),

    /** Records what was refused during a transaction. */
    REFUSALS(-40);

    private final int order;

    /** Spring Security's filters have order -100. */
    FilterOrder(int order) {
        this.order = order;
    }

    /** The order of this step's filter. */
    public int order() {
        return order;
    }
}

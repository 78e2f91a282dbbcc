package io.guanhu.platform.runtime;

/**
 * What happens to a request before its controller, in this order; only the trace, the count of a
 * body's bytes and the checks of who calls come earlier. Whoever may not call learns that and
 * nothing else, and nothing of theirs is read.
 */
public enum RequestStep {

    /** Who calls is noted. */
    CALLER(-90),

    /** The endpoint's rule: 403. Nothing before it reads the request, or says what is wrong. */
    RULE(-80),

    /** What the head says of the body: a length or a coding that we do not take. */
    BODY(-70),

    /**
     * The gate of the erasure ledger: 503. A refusal above shows no personal data. The step below
     * would: a stored answer may come from the backup, and tell of somebody who was erased since.
     */
    LEDGER(-60),

    /**
     * Idempotency keys: reads the body, and holds no connection while the request is worked on. It
     * comes before the next step: a caller who hangs up stops neither the work nor that record.
     */
    KEY(-50),

    /** The record of what was refused while a transaction was open. */
    REFUSALS(-40);

    private final int order;

    /** Spring Security's filters have -100. */
    RequestStep(int order) {
        this.order = order;
    }

    /** The order of this step's filter. */
    public int order() {
        return order;
    }
}

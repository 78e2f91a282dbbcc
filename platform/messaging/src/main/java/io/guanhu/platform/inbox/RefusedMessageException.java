package io.guanhu.platform.inbox;

import io.guanhu.platform.signing.Refusal;

/**
 * The message is not to be believed. It takes no effect, is put aside for an operator with an
 * alarm, and holds up nothing behind it. Handlers throw this when a genuine message contradicts
 * what they know.
 */
public final class RefusedMessageException extends RuntimeException {

    private final Refusal reason;

    public RefusedMessageException(Refusal reason) {
        super("A message was refused: " + reason.code());
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}

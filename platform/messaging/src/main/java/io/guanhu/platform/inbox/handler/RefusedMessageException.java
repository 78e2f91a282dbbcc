package io.guanhu.platform.inbox.handler;

import io.guanhu.platform.signing.Refusal;

/**
 * The message is not trusted. It has no effect, is set aside for an operator with an alarm, and
 * does not delay the messages after it. Handlers throw this when a genuine message contradicts what
 * they know.
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

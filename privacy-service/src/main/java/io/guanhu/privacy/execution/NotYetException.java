package io.guanhu.privacy.execution;

/** A step waits for somebody else: a holder, the audit log, the delivery of a notice. */
public final class NotYetException extends RuntimeException {

    public NotYetException(String waitingFor) {
        super(waitingFor, null, false, false);
    }
}

package io.guanhu.privacy.execution;

/** A step waits for somebody else: a holder, the audit log, the delivery of a notice. */
final class NotYetException extends RuntimeException {

    NotYetException(String waitingFor) {
        super(waitingFor, null, false, false);
    }
}

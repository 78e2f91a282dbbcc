package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;

/** The content of the database differs from what was signed, and must not be shown. */
public final class LogBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Flaw flaw;

    public LogBrokenException(long index, Kind kind) {
        super("The audit log is broken at " + index + ": " + kind.code());
        this.flaw = new Flaw(index, kind);
    }

    public Flaw flaw() {
        return flaw;
    }
}

package io.guanhu.privacy.model;

/** Why a command was refused. */
public enum Refusal {
    /** The request is in a state that does not allow it. */
    WRONG_STATE,
    NOT_ACKNOWLEDGED,
    /** No code was asked for yet. */
    NO_CODE,
    WRONG_CODE,
    CODE_EXPIRED,
    CODE_USED,
    TOO_MANY_ATTEMPTS,
    TOO_MANY_CODES,
    /** Who filed or handled a request may not decide on it. */
    SAME_PERSON,
    /** Execution has begun: what was ordered cannot be called back. */
    ALREADY_EXECUTING;

    /** The code of the problem that tells it, such as {@code same-person}. */
    public String code() {
        return Codes.of(this);
    }
}

package io.guanhu.privacy.model.request;

import io.guanhu.privacy.model.Codes;

/** Why a command was refused. */
public enum Refusal {
    /** The request is in a state that does not allow it. */
    WRONG_STATE,
    NOT_ACKNOWLEDGED,
    /** No code has been requested yet. */
    NO_CODE,
    WRONG_CODE,
    CODE_EXPIRED,
    CODE_USED,
    TOO_MANY_ATTEMPTS,
    TOO_MANY_CODES,
    /** The last code was sent a moment ago. */
    CODE_TOO_SOON,
    /** Counted over all requests and codes. */
    TOO_MANY_GUESSES,
    /** A person who filed or handled a request may not decide it. */
    SAME_PERSON,
    /** The customer filed it, so nobody else may take this step. */
    CUSTOMERS_OWN,
    /** Only the customer can cancel a request; staff refuse it, with reasons. */
    ONLY_CUSTOMER_CANCELS,
    /** Staff can confirm only with the evidence for the request's channel. */
    EVIDENCE_MISSING,
    /** Evidence is only for requests that staff filed. */
    NO_EVIDENCE_NEEDED,
    /** The person who verified the identity may not also confirm the request. */
    SECOND_PERSON_CONFIRMS,
    /** Execution has begun and cannot be undone. */
    ALREADY_EXECUTING;

    /** The code of the problem that reports it, such as {@code same-person}. */
    public String code() {
        return Codes.of(this);
    }
}

package io.guanhu.privacy.model.request;

import io.guanhu.privacy.model.Codes;

/** Why a command was refused. */
public enum Refusal {
    /** The request is in a state that does not allow it. */
    WRONG_STATE,
    NOT_ACKNOWLEDGED,
    /** No code has been asked for yet. */
    NO_CODE,
    WRONG_CODE,
    CODE_EXPIRED,
    CODE_USED,
    TOO_MANY_ATTEMPTS,
    TOO_MANY_CODES,
    /** The last code went out a moment ago. */
    CODE_TOO_SOON,
    /** Over all requests and codes. */
    TOO_MANY_GUESSES,
    /** Who filed or handled a request may not decide on it. */
    SAME_PERSON,
    /** The customer filed it: nobody else takes this step. */
    CUSTOMERS_OWN,
    /** Only the customer cancels a request; staff refuse it, with reasons. */
    ONLY_CUSTOMER_CANCELS,
    /** Staff confirm only with what the request's channel can show. */
    EVIDENCE_MISSING,
    /** Evidence is for requests that staff took down. */
    NO_EVIDENCE_NEEDED,
    /** Who vouches for an identity does not confirm on the strength of it. */
    SECOND_PERSON_CONFIRMS,
    /** Execution has begun: what was ordered cannot be undone. */
    ALREADY_EXECUTING;

    /** The code of the problem that reports it, such as {@code same-person}. */
    public String code() {
        return Codes.of(this);
    }
}

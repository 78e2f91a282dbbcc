package io.guanhu.privacy.model.request;

/** Why a customer asks; the words themselves are sealed. */
public enum ReasonCode {
    CUSTOMER_REQUEST,
    PURPOSE_ENDED,
    CONSENT_WITHDRAWN,
    RELATIONSHIP_ENDED,
    UNLAWFUL_PROCESSING,
    OTHER
}

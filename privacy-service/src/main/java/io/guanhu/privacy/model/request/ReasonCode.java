package io.guanhu.privacy.model.request;

/** Why a customer makes the request; the explanation in words is sealed. */
public enum ReasonCode {
    CUSTOMER_REQUEST,
    PURPOSE_ENDED,
    CONSENT_WITHDRAWN,
    RELATIONSHIP_ENDED,
    UNLAWFUL_PROCESSING,
    OTHER
}

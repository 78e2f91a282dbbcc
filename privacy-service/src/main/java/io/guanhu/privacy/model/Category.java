package io.guanhu.privacy.model;

/** The category that every personal field belongs to; the contract's names. */
public enum Category {
    IDENTITY,
    CONTACT,
    ACCOUNT,
    TRANSACTION,
    CREDIT,
    MARKETING,
    INTERACTION
}

package io.guanhu.privacy.model;

/** The category of a personal field; the names are those of the contract. */
public enum Category {
    IDENTITY,
    CONTACT,
    ACCOUNT,
    TRANSACTION,
    CREDIT,
    MARKETING,
    INTERACTION
}

package io.guanhu.platform.contract;

/** The category of a personal field; each has its own data key per customer. */
public enum DataCategory {
    IDENTITY,
    CONTACT,
    ACCOUNT,
    TRANSACTION,
    CREDIT,
    MARKETING,
    INTERACTION
}

package io.guanhu.platform.contract;

/** The category that every personal field belongs to; each has its own data key per customer. */
public enum DataCategory {
    IDENTITY,
    CONTACT,
    ACCOUNT,
    TRANSACTION,
    CREDIT,
    MARKETING,
    INTERACTION
}

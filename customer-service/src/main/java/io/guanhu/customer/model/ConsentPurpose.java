package io.guanhu.customer.model;

import io.guanhu.platform.contract.DataCategory;

/** What a customer may consent to; absent consent is no consent. */
public enum ConsentPurpose {
    MARKETING_SMS,
    MARKETING_EMAIL,
    MARKETING_CALL,
    PROFILING;

    /** The category that a consent is erased with. */
    public DataCategory category() {
        return DataCategory.MARKETING;
    }
}

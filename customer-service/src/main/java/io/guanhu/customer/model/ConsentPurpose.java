package io.guanhu.customer.model;

import io.guanhu.platform.contract.DataCategory;

/** What customers can consent to. No record means no consent. */
public enum ConsentPurpose {
    MARKETING_SMS,
    MARKETING_EMAIL,
    MARKETING_CALL,
    PROFILING;

    /** The category with which a consent is erased. */
    public DataCategory category() {
        return DataCategory.MARKETING;
    }
}

package io.guanhu.customer.model.value;

/** The kinds of identity documents. */
public enum IdType {
    /** 居民身份证, checked by {@link ResidentId}. */
    RESIDENT_ID,
    PASSPORT,
    OTHER
}

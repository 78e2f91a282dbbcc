package io.guanhu.customer.model.likeness;

import io.guanhu.platform.contract.DataCategory;
import java.util.Set;

/**
 * What tells who somebody is. A phone number or an email address alone is none: it is given to
 * somebody else one day.
 */
public enum Mark {
    /** The identity document, its type and number: nobody else has it. */
    DOCUMENT("document", DataCategory.IDENTITY),
    /** The name as it is written, and the birth date: people of frequent names share it. */
    NAME_BIRTH("nameBirth", DataCategory.IDENTITY),
    /** How the name sounds, and the phone number: a family may share a phone, hardly the name. */
    NAME_PHONE("namePhone", DataCategory.IDENTITY, DataCategory.CONTACT),
    /** How the name sounds, and the email address. */
    NAME_EMAIL("nameEmail", DataCategory.IDENTITY, DataCategory.CONTACT);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<DataCategory> categories;

    Mark(String code, DataCategory... categories) {
        this.code = code;
        this.categories = Set.of(categories);
    }

    /** The name in the database and in the API. */
    public String code() {
        return code;
    }

    /** The categories that it is made of: without any of them it cannot be told any more. */
    public Set<DataCategory> categories() {
        return categories;
    }
}

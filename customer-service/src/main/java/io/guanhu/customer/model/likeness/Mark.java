package io.guanhu.customer.model.likeness;

import io.guanhu.platform.contract.DataCategory;
import java.util.Set;

/**
 * What identifies a person. A phone number or an email address alone does not, because it may be
 * reassigned.
 */
public enum Mark {
    /** The identity document's type and number, which nobody else has. */
    DOCUMENT("document", DataCategory.IDENTITY),
    /** The written name and the birth date; people with common names may share both. */
    NAME_BIRTH("nameBirth", DataCategory.IDENTITY),
    /**
     * The sound of the name, and the phone number; a family may share a phone, but hardly the name.
     */
    NAME_PHONE("namePhone", DataCategory.IDENTITY, DataCategory.CONTACT),
    /** The sound of the name, and the email address. */
    NAME_EMAIL("nameEmail", DataCategory.IDENTITY, DataCategory.CONTACT);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be modified
    private final Set<DataCategory> categories;

    Mark(String code, DataCategory... categories) {
        this.code = code;
        this.categories = Set.of(categories);
    }

    /** The name in the database and in the API. */
    public String code() {
        return code;
    }

    /** The categories it is made of; without any one of them it cannot be computed. */
    public Set<DataCategory> categories() {
        return categories;
    }
}

package io.guanhu.customer.model.field;

import static io.guanhu.customer.model.field.ProtectionClass.C1;
import static io.guanhu.customer.model.field.ProtectionClass.C2;
import static io.guanhu.platform.contract.DataCategory.ACCOUNT;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.INTERACTION;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static io.guanhu.platform.contract.DataCategory.TRANSACTION;

import io.guanhu.platform.contract.DataCategory;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The catalogue of personal fields. Every field is erased with its category: the sealed blob, its
 * search tokens and its part of every change go, and the category's key is destroyed.
 */
public enum Field {
    NAME("name", IDENTITY, C2, 1, 0, true),
    ID_TYPE("idType", IDENTITY, C1, Integer.MAX_VALUE, 0, true),
    ID_NUMBER("idNumber", IDENTITY, C2, 3, 4, true),
    PHONE("phone", CONTACT, C2, 6, 4, false),
    EMAIL("email", CONTACT, C2, 1, 0, false),
    ADDRESS("address", CONTACT, C2, 6, 0, false),
    /** Further numbers; like {@link #MARKETING_ADDRESS} they identify nobody. */
    OTHER_PHONES("otherPhones", CONTACT, C2, 6, 4, false),
    MARKETING_ADDRESS("marketingAddress", CONTACT, C2, 6, 0, false),
    ACCOUNT_NUMBERS("accountNumbers", ACCOUNT, C2, 0, 4, false),
    LAST_TRANSACTION_ON("lastTransactionOn", TRANSACTION, C2, 4, 0, false),
    MARKETING_PREFERENCES("marketingPreferences", MARKETING, C1, Integer.MAX_VALUE, 0, false),
    SERVICE_NOTES("serviceNotes", INTERACTION, C2, 0, 0, false);

    private final String code;
    private final DataCategory category;
    private final ProtectionClass protection;
    private final int shownAtStart;
    private final int shownAtEnd;
    private final boolean required;

    Field(
            String code,
            DataCategory category,
            ProtectionClass protection,
            int shownAtStart,
            int shownAtEnd,
            boolean required) {
        this.code = code;
        this.category = category;
        this.protection = protection;
        this.shownAtStart = shownAtStart;
        this.shownAtEnd = shownAtEnd;
        this.required = required;
    }

    /** The field of this name in the API. */
    public static Optional<Field> of(String code) {
        return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
    }

    /** The fields of a category. */
    public static Set<Field> in(DataCategory category) {
        return Arrays.stream(values())
                .filter(field -> field.category == category)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The name in the API. */
    public String code() {
        return code;
    }

    public DataCategory category() {
        return category;
    }

    public ProtectionClass protection() {
        return protection;
    }

    /** The mask unless configuration says otherwise. */
    public Mask defaultMask() {
        return new Mask(shownAtStart, shownAtEnd);
    }

    /** Whether no customer is without it. */
    public boolean required() {
        return required;
    }

    /** Whether a change of it takes a second person: who it is, and how long data is kept. */
    public boolean needsSecondPerson() {
        return category == IDENTITY || this == LAST_TRANSACTION_ON;
    }

    /** Whether a change of it is told to the customer. */
    public boolean announced() {
        return this == PHONE || this == EMAIL || this == ADDRESS;
    }

    /** Whether it may ever be shown unmasked. */
    public boolean revealable() {
        return protection != ProtectionClass.C3;
    }

    /**
     * Whether the customer sees it by themselves. Not what staff wrote down about them: a note may
     * tell of an investigation that the law forbids to tell, and is given out by people only.
     */
    public boolean shownToTheCustomer() {
        return revealable() && this != SERVICE_NOTES;
    }
}

package io.guanhu.customer.model.field;

import io.guanhu.customer.model.value.IdType;
import java.util.Arrays;
import java.util.List;

/**
 * The kind of texts in a field, which determines how they are typed, checked, masked and searched.
 */
public enum Kind {
    PERSON_NAME,
    ID_TYPE,
    /** The number of an identity document, whose rule depends on its type. */
    ID_NUMBER,
    PHONE,
    EMAIL,
    ACCOUNT_NUMBER,
    /** A day that is not in the future, in ISO 8601. */
    DAY,
    /** A line of text, up to the field's maximum length. */
    LINE;

    /** The texts to choose from; empty if any text of the kind is accepted. */
    public List<String> options() {
        return this == ID_TYPE
                ? Arrays.stream(IdType.values()).map(IdType::name).toList()
                : List.of();
    }
}

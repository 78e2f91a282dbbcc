package io.guanhu.customer.model.field;

import io.guanhu.customer.model.value.IdType;
import java.util.Arrays;
import java.util.List;

/** What the texts of a field are: it decides how they are typed, checked, masked and searched. */
public enum Kind {
    PERSON_NAME,
    ID_TYPE,
    /** Of an identity document; its rule depends on the type beside it. */
    ID_NUMBER,
    PHONE,
    EMAIL,
    ACCOUNT_NUMBER,
    /** A day that has come, in ISO 8601. */
    DAY,
    /** A line of text, as long as the field allows. */
    LINE;

    /** The texts to choose from; empty if any text of the kind will do. */
    public List<String> options() {
        return this == ID_TYPE
                ? Arrays.stream(IdType.values()).map(IdType::name).toList()
                : List.of();
    }
}

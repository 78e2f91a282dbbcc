package io.guanhu.customer.draft;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.platform.description.Required;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new customer as it is sent: values as people or old systems typed them.
 *
 * @param branch wanted of all but managers, who register in their own
 * @param requestedManager employee id of the manager to assign; absent means the branch's pool, or
 *     the manager who registers
 * @param relationshipEndedOn of a customer who comes in with an ended relationship
 */
public record NewCustomerForm(
        @Required @Nullable String name,
        @Required @Nullable String idType,
        @Required @Nullable String idNumber,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> otherPhones,

        @Nullable String marketingAddress,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> accountNumbers,

        @Nullable String branch,
        @Nullable String requestedManager,
        @Nullable String lastTransactionOn,
        @Nullable String relationshipEndedOn,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> marketingPreferences,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> serviceNotes) {

    /** The personal fields that were filled in; blank is not filled in. */
    Map<Field, Value> typed() {
        Map<Field, Value> typed = new EnumMap<>(Field.class);
        put(typed, Field.NAME, name);
        put(typed, Field.ID_TYPE, idType);
        put(typed, Field.ID_NUMBER, idNumber);
        put(typed, Field.PHONE, phone);
        put(typed, Field.EMAIL, email);
        put(typed, Field.ADDRESS, address);
        put(typed, Field.OTHER_PHONES, otherPhones);
        put(typed, Field.MARKETING_ADDRESS, marketingAddress);
        put(typed, Field.ACCOUNT_NUMBERS, accountNumbers);
        put(typed, Field.LAST_TRANSACTION_ON, lastTransactionOn);
        put(typed, Field.MARKETING_PREFERENCES, marketingPreferences);
        put(typed, Field.SERVICE_NOTES, serviceNotes);
        return typed;
    }

    /** The same in another branch, for another manager. */
    public NewCustomerForm inBranch(@Nullable String path, @Nullable String manager) {
        return new NewCustomerForm(
                name,
                idType,
                idNumber,
                phone,
                email,
                address,
                otherPhones,
                marketingAddress,
                accountNumbers,
                path,
                manager,
                lastTransactionOn,
                relationshipEndedOn,
                marketingPreferences,
                serviceNotes);
    }

    private static void put(Map<Field, Value> typed, Field field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            typed.put(field, new Text(text));
        }
    }

    private static void put(Map<Field, Value> typed, Field field, @Nullable List<String> texts) {
        if (texts != null && !texts.isEmpty()) {
            typed.put(
                    field, new Texts(texts.stream().filter(text -> text != null).toList()));
        }
    }

    /** Tells nothing of the customer. */
    @Override
    public String toString() {
        return "NewCustomerForm[…]";
    }
}

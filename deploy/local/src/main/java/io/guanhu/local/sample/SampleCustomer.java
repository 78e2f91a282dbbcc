package io.guanhu.local.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer with clean values, in stored form.
 *
 * @param phone eleven digits without a country code
 * @param manager absent means the branch's pool
 * @param relationshipEndedOn absent if the relationship continues
 */
public record SampleCustomer(
        String name,
        String idType,
        String idNumber,
        String phone,
        String email,
        String address,
        List<String> accountNumbers,
        String branch,
        @Nullable String manager,
        String lastTransactionOn,
        @Nullable String relationshipEndedOn,
        List<String> marketingPreferences,
        List<String> serviceNotes) {

    /** The body of {@code POST /api/customers}. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("idType", idType);
        body.put("idNumber", idNumber);
        body.put("phone", phone);
        body.put("email", email);
        body.put("address", address);
        body.put("accountNumbers", accountNumbers);
        body.put("branch", branch);
        if (manager != null) {
            body.put("requestedManager", manager);
        }
        body.put("lastTransactionOn", lastTransactionOn);
        if (relationshipEndedOn != null) {
            body.put("relationshipEndedOn", relationshipEndedOn);
        }
        body.put("marketingPreferences", marketingPreferences);
        body.put("serviceNotes", serviceNotes);
        return body;
    }

    /** The same person with an owner and, if given, an ended relationship. */
    public SampleCustomer ownedBy(String employeeId, String where, @Nullable String endedOn) {
        return new SampleCustomer(
                name,
                idType,
                idNumber,
                phone,
                email,
                address,
                accountNumbers,
                where,
                employeeId,
                endedOn == null ? lastTransactionOn : endedOn,
                endedOn,
                marketingPreferences,
                serviceNotes);
    }

    /** Does not show the customer. */
    @Override
    public String toString() {
        return "SampleCustomer[…]";
    }
}

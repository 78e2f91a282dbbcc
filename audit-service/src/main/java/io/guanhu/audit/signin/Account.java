package io.guanhu.audit.signin;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The person or system behind an account, as named in audit entries. */
record Account(
        ActorType type,
        String id,
        @Nullable UUID customerId,
        @Nullable String branch) {

    /** An unknown actor. */
    static final Account NOBODY = new Account(ActorType.ANONYMOUS, "unknown", null, null);

    /** A system, by the client it signed in as. */
    static Account ofMachine(String client) {
        return new Account(ActorType.SERVICE, client, null, null);
    }

    /** The person behind a user's attributes; names and addresses are not read. */
    record User(String id, @Nullable Map<String, List<String>> attributes) {

        Account account() {
            String employee = attribute("employee_id");
            UUID customer = uuid(attribute("customer_id"));
            if (customer != null) {
                return new Account(ActorType.CUSTOMER, customer.toString(), customer, null);
            }
            return employee != null ? new Account(ActorType.STAFF, employee, null, attribute("branch")) : ofNobody(id);
        }

        private @Nullable String attribute(String name) {
            List<String> values = attributes == null ? null : attributes.get(name);
            return values == null || values.isEmpty() || values.getFirst().isBlank() ? null : values.getFirst();
        }

        private static @Nullable UUID uuid(@Nullable String text) {
            try {
                return text == null ? null : UUID.fromString(text);
            } catch (IllegalArgumentException _) {
                return null;
            }
        }
    }

    /**
     * An account that no longer exists, or is not one of the suite's, such as an administrator's.
     */
    static Account ofNobody(String userId) {
        return new Account(ActorType.ANONYMOUS, "account-" + userId, null, null);
    }
}

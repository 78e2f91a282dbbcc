package io.guanhu.gateway.openapi;

import java.util.Collection;
import java.util.Map;

/** The texts of the combined document that are not about a single service. */
final class DocumentWords {

    private static final String INTRODUCTION = """
            Staff look after customers, and customers can have their data erased. Every act \
            is checked against the permission table and recorded in the audit log.

            - **Operations** that create something require an `Idempotency-Key`: a new one for each operation, \
            the same for each retry.
            - **Changes** require the `ETag` of the version that was read, as `If-Match`.
            - **Lists** are paged: follow `next`, or the `Link` header, to the next page.
            - **Errors** are problem documents (RFC 9457). `code` is never translated; `title`, \
            `detail` and `message` follow `Accept-Language`.
            - **Times** are in UTC (RFC 3339), **days** are calendar days in China, and **ids** are UUIDs.\
            """;

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("assignment", "Who looks after which customer, over time"),
            Map.entry("audit", "The tamper-evident audit log, and its proofs"),
            Map.entry("branch", "The bank's branches"),
            Map.entry("certificate", "Certificates of erasure, which anybody can check offline"),
            Map.entry("change", "Changes to a customer's data: proposing, reviewing and deciding them"),
            Map.entry("consent", "A customer's consents"),
            Map.entry("customer", "Customer master data"),
            Map.entry("erasure-ledger", "Erasures that were repeated after a database was restored"),
            Map.entry("field", "The fields that a customer's data has"),
            Map.entry("health", "The health of each service"),
            Map.entry("job", "Long-running jobs of a service, their progress and results"),
            Map.entry("keyring", "Replacing the keys that seal data"),
            Map.entry("legal-hold", "Holds on data that must not be erased for now"),
            Map.entry("list", "Lists downloaded as files"),
            Map.entry("manager", "The directory of relationship managers"),
            Map.entry("message-key", "The keys with which services sign messages"),
            Map.entry("notification", "SMS messages and emails, and their delivery"),
            Map.entry("parked-message", "Messages that a service could not process"),
            Map.entry("permission", "Who may do what"),
            Map.entry("pool", "Customers without an owner, by branch"),
            Map.entry("privacy-policy", "The bank's privacy policy"),
            Map.entry("privacy-request", "Customers' requests to have their data erased"),
            Map.entry("refused-message", "Messages that a service refused because it did not trust them"),
            Map.entry("registration-check", "Registrations that may concern a current or former customer"),
            Map.entry("retention-rule", "The laws that require data to be kept, and for how long"),
            Map.entry("search-tokens", "Replacing the keys of search tokens"),
            Map.entry("training", "Staff courses and their tests, and guided tours"),
            Map.entry("transfer", "Handing customers over from one manager to another"),
            Map.entry("working-calendar", "The working days by which deadlines are counted"));

    private DocumentWords() {}

    static String introduction(Collection<String> missing) {
        return missing.isEmpty()
                ? INTRODUCTION
                : INTRODUCTION + "\n\nNot included, because they did not answer: " + String.join(", ", missing) + ".";
    }

    /** The description of a tag; its name if it has none. */
    static String tag(String name) {
        return TAGS.getOrDefault(name, name);
    }
}

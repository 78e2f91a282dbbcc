package io.guanhu.gateway.openapi;

import java.util.Collection;
import java.util.Map;

/** What the one document says about all services together. */
final class DocumentWords {

    private static final String INTRODUCTION = """
            Staff look after customers, and customers have their data erased. Every act is \
            permitted, announced and audited.

            - **Acts** that create something want an `Idempotency-Key`: a new one for each act, the same for each try.
            - **Changes** of what was read want its `ETag` as `If-Match`.
            - **Lists** come in pages: `next`, or the `Link` header, leads to the following one.
            - **Refusals** are problem documents (RFC 9457). `code` is never translated; `title`, \
            `detail` and `message` follow `Accept-Language`.
            - **Times** are UTC by RFC 3339, **days** are those of China, and **ids** are UUIDs.\
            """;

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("assignment", "Who looks after which customer, over time"),
            Map.entry("audit", "The tamper-evident log of every act, and its proofs"),
            Map.entry("branch", "The bank's branches"),
            Map.entry("certificate", "Proof of an erasure, for anybody to check offline"),
            Map.entry("change", "Changes of a customer's data: proposed, seen, decided"),
            Map.entry("consent", "What a customer has consented to"),
            Map.entry("customer", "The customer master"),
            Map.entry("erasure-ledger", "Erasures that a restored database has again"),
            Map.entry("health", "How each service is"),
            Map.entry("job", "Long jobs of a service: how far they are, and what came of them"),
            Map.entry("keyring", "The renewal of the keys that data is sealed with"),
            Map.entry("legal-hold", "Data that must not be erased for now"),
            Map.entry("list", "Lists that people keep as files"),
            Map.entry("manager", "The directory of relationship managers"),
            Map.entry("message-key", "The keys that services sign messages with"),
            Map.entry("notification", "Short messages and email, and what became of them"),
            Map.entry("parked-message", "Messages that a service could not carry out"),
            Map.entry("pool", "Customers whom nobody looks after yet"),
            Map.entry("privacy-policy", "What the bank tells people of their data"),
            Map.entry("privacy-request", "A customer's request to have data erased"),
            Map.entry("refused-message", "Messages that a service did not believe"),
            Map.entry("registration-check", "Registrations that may be somebody known"),
            Map.entry("retention-rule", "How long which law keeps which data"),
            Map.entry("search-tokens", "The renewal of the keys that searches use"),
            Map.entry("training", "Courses of staff, their tests, and guided tours"),
            Map.entry("transfer", "Customers who go from one manager to another"),
            Map.entry("working-calendar", "The working days that deadlines count"));

    private DocumentWords() {}

    static String introduction(Collection<String> missing) {
        return missing.isEmpty()
                ? INTRODUCTION
                : INTRODUCTION + "\n\nMissing here, because they do not answer: " + String.join(", ", missing) + ".";
    }

    /** What the operations of a tag are about; its name where nobody has said so. */
    static String tag(String name) {
        return TAGS.getOrDefault(name, name);
    }
}

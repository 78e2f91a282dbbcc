package io.guanhu.audit;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Entries for the log, each with an id of its own. */
public final class Acts {

    public static final Instant AT = Instant.parse("2026-06-15T08:00:00.123456Z");

    private Acts() {}

    /** An act with everything that an entry can have. */
    public static LogEntry reveal(UUID customer, Detail... details) {
        return reveal(UUID.randomUUID(), customer, details);
    }

    public static LogEntry reveal(UUID id, UUID customer, Detail... details) {
        return new LogEntry(
                id,
                AT,
                "customer-service",
                ActorType.STAFF,
                "E1101",
                Set.of("team-lead", "relationship-manager"),
                "2",
                "BJ/CHAOYANG/001",
                "customer.reveal",
                "contact-point",
                "phone-1",
                customer,
                Outcome.ALLOWED,
                "CALL_CUSTOMER",
                "0af7651916cd43dd8448eb211c80319c",
                List.of(details));
    }

    /** A refused attempt without optional values. */
    public static LogEntry attempt() {
        return new LogEntry(
                UUID.randomUUID(),
                AT,
                "ownership-service",
                ActorType.ANONYMOUS,
                "unknown",
                Set.of(),
                null,
                null,
                "pool.claim",
                "pool",
                "BJ",
                null,
                Outcome.REFUSED,
                null,
                null,
                List.of());
    }

    /** A service's statement that it ended its keys for a customer's category, as ordered. */
    public static LogEntry endOfKeys(String service, UUID customer, String category, UUID order) {
        return new LogEntry(
                UUID.randomUUID(),
                AT,
                service,
                ActorType.SERVICE,
                service,
                Set.of(),
                null,
                null,
                AuditEvents.END_KEYS,
                AuditEvents.ERASURE_ORDER,
                order.toString(),
                customer,
                Outcome.ALLOWED,
                category,
                null,
                List.of());
    }

    /** A sealed value; the same words give the same. */
    public static Detail sealed(String category, String field) {
        byte[] bytes = (category + field).getBytes(StandardCharsets.UTF_8);
        return new Detail(
                category,
                field,
                Base64.getEncoder().encodeToString(Hash.sha256().digest(bytes)),
                Base64.getEncoder().encodeToString(bytes));
    }
}

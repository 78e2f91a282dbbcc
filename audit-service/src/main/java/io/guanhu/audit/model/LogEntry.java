package io.guanhu.audit.model;

import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An act or a refused attempt, which becomes a leaf of the log. */
public record LogEntry(
        UUID id,
        Instant at,
        String service,
        ActorType actorType,
        String actorId,
        Set<String> actorRoles,
        @Nullable String acr,
        @Nullable String actorBranch,
        String action,
        String resourceType,
        String resourceId,
        @Nullable UUID customerId,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String traceId,
        List<Detail> details) {

    /** The action of an entry that records erased details; its reason is their category. */
    public static final String ERASURE = "audit.erase-details";

    /** The longest leaf whose length fits into a tile of entries. */
    private static final int LONGEST_LEAF = 0xffff;

    public LogEntry {
        actorRoles = Set.copyOf(actorRoles);
        details = List.copyOf(details);
    }

    /** Records that this service erased the details of a customer's category, as ordered. */
    public static LogEntry ofErasure(UUID id, Instant at, UUID customerId, String category, UUID orderId) {
        return new LogEntry(
                id,
                at,
                "audit-service",
                ActorType.SERVICE,
                "audit-service",
                Set.of(),
                null,
                null,
                ERASURE,
                AuditEvents.ERASURE_ORDER,
                orderId.toString(),
                customerId,
                Outcome.ALLOWED,
                category,
                null,
                List.of());
    }

    /**
     * The leaf: canonical JSON of everything, with commitments in place of the sealed values.
     *
     * @throws IllegalArgumentException if it is longer than 65,535 bytes
     */
    public byte[] leaf() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entryId", id.toString());
        json.put("at", at.toString());
        json.put("service", service);
        json.put("actorType", actorType.name());
        json.put("actorId", actorId);
        json.put("actorRoles", actorRoles.stream().sorted().toList());
        putIfKnown(json, "acr", acr);
        putIfKnown(json, "actorBranch", actorBranch);
        json.put("action", action);
        json.put("resourceType", resourceType);
        json.put("resourceId", resourceId);
        putIfKnown(json, "customerId", customerId);
        json.put("outcome", outcome.name());
        putIfKnown(json, "reason", reason);
        putIfKnown(json, "traceId", traceId);
        json.put("details", details.stream().map(LogEntry::committed).toList());
        byte[] leaf = CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8);
        if (leaf.length > LONGEST_LEAF) {
            throw new IllegalArgumentException("Entry " + id + " is too long for a leaf");
        }
        return leaf;
    }

    private static void putIfKnown(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static Map<String, String> committed(Detail detail) {
        return Map.of(
                "category", detail.category(),
                "field", detail.field(),
                "commitment", detail.commitment());
    }
}

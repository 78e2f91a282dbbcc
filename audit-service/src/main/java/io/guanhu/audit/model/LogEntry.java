package io.guanhu.audit.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody did something, or was refused it; becomes a leaf of the log. */
public record LogEntry(
        UUID id,
        Instant at,
        String service,
        String actorType,
        String actorId,
        Set<String> actorRoles,
        @Nullable String acr,
        String action,
        String resourceType,
        String resourceId,
        @Nullable UUID customerId,
        String outcome,
        @Nullable String reason,
        @Nullable String traceId,
        List<Detail> details) {

    /** What a tile of entries can tell the length of. */
    private static final int LONGEST_LEAF = 0xffff;

    public LogEntry {
        actorRoles = Set.copyOf(actorRoles);
        details = List.copyOf(details);
    }

    /**
     * The leaf: canonical JSON of everything but the sealed values, whose commitments it holds.
     *
     * @throws IllegalArgumentException if it is longer than 65,535 bytes
     */
    public byte[] leaf() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entryId", id.toString());
        json.put("at", at.toString());
        json.put("service", service);
        json.put("actorType", actorType);
        json.put("actorId", actorId);
        json.put("actorRoles", actorRoles.stream().sorted().toList());
        putIfKnown(json, "acr", acr);
        json.put("action", action);
        json.put("resourceType", resourceType);
        json.put("resourceId", resourceId);
        putIfKnown(json, "customerId", customerId);
        json.put("outcome", outcome);
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

package io.guanhu.audit.lookup;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.standing.LogBrokenException;
import io.guanhu.audit.standing.SignedLeaves;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds entries only from the signed leaves; a row merely says where to look. A row that does not
 * match its leaf is a fault, and nothing is shown.
 */
@Component
class LeafReading {

    /** PostgreSQL stores microseconds. */
    private static final Duration ROUNDING = Duration.ofNanos(1_000);

    private final SignedLeaves leaves;
    private final JsonMapper json;

    LeafReading(SignedLeaves leaves, JsonMapper json) {
        this.leaves = leaves;
        this.json = json;
    }

    /** Signals {@link LogBrokenException} unless every row matches a leaf of the signed log. */
    Mono<List<Entry>> entries(Checkpoint signed, List<EntryStore.Row> rows) {
        return leaves.hashes(signed, rows.stream().map(EntryStore.Row::index).toList())
                .map(hashes -> rows.stream().map(row -> entry(row, hashes)).toList());
    }

    private Entry entry(EntryStore.Row row, Map<Long, Hash> hashes) {
        byte[] leaf = row.leaf();
        if (leaf == null) {
            throw new LogBrokenException(row.index(), Kind.LEAF_MISSING);
        }
        if (!Hash.ofLeaf(leaf).equals(hashes.get(row.index()))) {
            throw new LogBrokenException(row.index(), Kind.LEAF_CHANGED);
        }
        Entry entry = read(row.index(), json.readTree(leaf));
        boolean sameTime = Duration.between(entry.at(), row.at()).abs().compareTo(ROUNDING) <= 0;
        if (!sameTime || !entry.searchable().equals(row.columns())) {
            throw new LogBrokenException(row.index(), Kind.INDEX_CHANGED);
        }
        return entry;
    }

    private static Entry read(long index, JsonNode leaf) {
        @Nullable String customer = optional(leaf, "customerId");
        return new Entry(
                index,
                UUID.fromString(required(leaf, "entryId")),
                Instant.parse(required(leaf, "at")),
                required(leaf, "service"),
                actor(leaf),
                required(leaf, "action"),
                new Entry.Resource(required(leaf, "resourceType"), required(leaf, "resourceId")),
                customer == null ? null : UUID.fromString(customer),
                required(leaf, "outcome"),
                optional(leaf, "reason"),
                optional(leaf, "traceId"),
                details(leaf));
    }

    private static Entry.Actor actor(JsonNode leaf) {
        return new Entry.Actor(
                required(leaf, "actorType"),
                required(leaf, "actorId"),
                leaf.path("actorRoles")
                        .valueStream()
                        .map(role -> role.asString(""))
                        .toList(),
                optional(leaf, "actorBranch"),
                optional(leaf, "acr"));
    }

    private static List<Entry.Detail> details(JsonNode leaf) {
        List<Entry.Detail> details = new ArrayList<>();
        for (JsonNode detail : leaf.path("details")) {
            details.add(new Entry.Detail(details.size(), required(detail, "category"), required(detail, "field")));
        }
        return details;
    }

    private static String required(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    private static @Nullable String optional(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.path(name).asString() : null;
    }
}

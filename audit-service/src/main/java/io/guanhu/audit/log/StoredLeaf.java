package io.guanhu.audit.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A leaf, and what else the database says about its entry.
 *
 * @param columns the searchable columns, by the leaf's names
 * @param commitments of the details that are still there
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record StoredLeaf(
        long index,
        UUID entryId,
        byte[] entry,
        Map<String, @Nullable String> columns,
        @Nullable Instant at,
        List<String> commitments) {

    /** PostgreSQL keeps microseconds. */
    private static final Duration ROUNDING = Duration.ofNanos(1_000);

    /** Whether the searchable columns tell what the leaf tells. */
    boolean indexAgrees(JsonMapper json) {
        JsonNode leaf = json.readTree(entry);
        boolean sameColumns =
                columns.entrySet().stream()
                        .allMatch(
                                column ->
                                        Objects.equals(
                                                column.getValue(), text(leaf, column.getKey())));
        String at = text(leaf, "at");
        return sameColumns
                && entryId.toString().equals(text(leaf, "entryId"))
                && at != null
                && this.at != null
                && Duration.between(Instant.parse(at), this.at).abs().compareTo(ROUNDING) <= 0;
    }

    /** Whether the leaf is committed to every detail that is there. */
    boolean detailsAgree(JsonMapper json) {
        List<String> committed =
                json.readTree(entry)
                        .path("details")
                        .valueStream()
                        .map(detail -> detail.path("commitment").asString(""))
                        .toList();
        return committed.containsAll(commitments);
    }

    private static @Nullable String text(JsonNode leaf, String name) {
        return leaf.hasNonNull(name) ? leaf.path(name).asString() : null;
    }
}

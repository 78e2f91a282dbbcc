package io.guanhu.audit.verification.row;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LeafText.Member;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the stored details against the commitments in their leaves. */
public final class DetailCheck {

    private static final int POSITION = 1;
    private static final int ENTRY = 2;
    private static final int CUSTOMER = 3;
    private static final int CATEGORY = 4;
    private static final int FIELD = 5;
    private static final int SALT = 6;
    private static final int SEALED = 7;

    private final JsonMapper json;
    private final Erasures erasures;

    public DetailCheck(JsonMapper json, Erasures erasures) {
        this.json = json;
        this.erasures = erasures;
    }

    private record Committed(String category, String field, String commitment) {}

    /** The first flaw in one leaf's details; the rows are in the order of their positions. */
    Optional<Flaw> check(LeafText leaf, long index, String entryId, List<CopiedRow> rows) throws SQLException {
        List<Committed> committed;
        try {
            committed = committed(leaf);
        } catch (JacksonException _) {
            return Optional.of(new Flaw(index, Kind.LEAF_CHANGED, entryId, null));
        }
        int next = 0;
        for (CopiedRow row : rows) {
            int position = row.int32OfField(POSITION);
            if (position < next || position >= committed.size()) {
                return Optional.of(new Flaw(index, Kind.DETAIL_INSERTED, entryId, position));
            }
            Optional<Flaw> missing = missing(leaf, index, entryId, committed, next, position);
            if (missing.isPresent()) {
                return missing;
            }
            if (!isCommitted(leaf, row, committed.get(position))) {
                return Optional.of(new Flaw(index, Kind.DETAIL_CHANGED, entryId, position));
            }
            next = position + 1;
        }
        return missing(leaf, index, entryId, committed, next, committed.size());
    }

    /** The leaf's hash is only compared later, so it may contain anything. */
    private List<Committed> committed(LeafText leaf) {
        String raw = leaf.raw(Member.DETAILS);
        if (raw == null || raw.equals("[]")) {
            return List.of();
        }
        List<Committed> committed = new ArrayList<>();
        for (JsonNode detail : json.readTree(raw)) {
            committed.add(new Committed(
                    detail.path("category").asString(""),
                    detail.path("field").asString(""),
                    detail.path("commitment").asString("")));
        }
        return committed;
    }

    private static boolean isCommitted(LeafText leaf, CopiedRow row, Committed committed) {
        Detail detail = new Detail(
                committed.category(),
                committed.field(),
                Base64.getEncoder().encodeToString(row.bytes(SALT)),
                Base64.getEncoder().encodeToString(row.bytes(SEALED)));
        return Objects.equals(row.text(CATEGORY), committed.category())
                && Objects.equals(row.text(FIELD), committed.field())
                && ColumnCheck.isUuid(leaf, Member.ENTRY_ID, row, ENTRY)
                && ColumnCheck.isUuid(leaf, Member.CUSTOMER_ID, row, CUSTOMER)
                && detail.commitment().equals(committed.commitment());
    }

    private Optional<Flaw> missing(
            LeafText leaf, long index, String entryId, List<Committed> committed, int from, int to)
            throws SQLException {
        @Nullable String customer = leaf.text(Member.CUSTOMER_ID);
        @Nullable String service = leaf.text(Member.SERVICE);
        for (int position = from; position < to; position++) {
            String category = committed.get(position).category();
            if (customer == null || !erasures.reach(customer, category, service, index)) {
                return Optional.of(new Flaw(index, Kind.DETAIL_MISSING, entryId, position));
            }
        }
        return Optional.empty();
    }
}

package io.guanhu.audit.verification.row;

import io.guanhu.audit.model.LeafCursor;
import io.guanhu.audit.model.LeafTime;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Checks whether a leaf equals, byte for byte, the canonical JSON of its searchable columns.
 * Answers yes only if that is certain; {@link LeafText} and {@link ColumnCheck} examine the rest,
 * such as values with escapes. Creates no objects, because whole logs pass through it.
 */
final class QuickCheck {

    private static final int ID = 1;
    private static final int AT = 2;
    private static final int CUSTOMER = 3;
    private static final int SERVICE = 4;
    private static final int ACTOR_TYPE = 5;
    private static final int ACTOR_ID = 6;
    private static final int ACTION = 7;
    private static final int RESOURCE_TYPE = 8;
    private static final int RESOURCE_ID = 9;
    private static final int OUTCOME = 10;
    private static final int REASON = 11;
    private static final int BRANCH = 12;
    private static final int TRACE = 13;
    private static final int ROLES = 14;

    /** The names before the columns from SERVICE on. */
    private static final byte[][] NAMES = {
        bytes("\"service\":\""),
        bytes("\"actorType\":\""),
        bytes("\"actorId\":\""),
        bytes("\"action\":\""),
        bytes("\"resourceType\":\""),
        bytes("\"resourceId\":\""),
        bytes("\"outcome\":\""),
        bytes("\"reason\":\""),
        bytes("\"actorBranch\":\""),
        bytes("\"traceId\":\"")
    };

    private static final byte[] ACR = bytes("\"acr\":");
    private static final byte[] ROLES_BEGIN = bytes("\"actorRoles\":[");
    private static final byte[] AT_NAME = bytes("\"at\":");
    private static final byte[] CUSTOMER_BEGINS = bytes("\"customerId\":\"");
    private static final byte[] DETAILS = bytes("\"details\":");
    private static final byte[] ID_BEGINS = bytes("\"entryId\":\"");
    private static final byte[] ENDS = bytes("\",");
    private static final byte[] BETWEEN = bytes("\",\"");

    private final LeafCursor cursor = new LeafCursor();
    private final LeafTime time = new LeafTime();
    private boolean details;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the last matching leaf has commitments to details. */
    boolean hasDetails() {
        return details;
    }

    /** Whether the leaf's row and the row of its columns match. */
    boolean agrees(CopiedRow leaf, CopiedRow row) {
        cursor.begin(leaf.array(), leaf.offset(2), leaf.length(2));
        return sameId(leaf, row)
                && cursor.skip('{')
                && skipAcr()
                && text(row, ACTION)
                && optional(row, BRANCH)
                && text(row, ACTOR_ID)
                && roles(row)
                && text(row, ACTOR_TYPE)
                && at(leaf.array(), row)
                && customer(row)
                && details()
                && skip(ID_BEGINS)
                && cursor.skip(row.uuidText(ID), 0, 36)
                && skip(ENDS)
                && text(row, OUTCOME)
                && optional(row, REASON)
                && text(row, RESOURCE_ID)
                && text(row, RESOURCE_TYPE)
                && lastOnes(row)
                && cursor.skip('}')
                && cursor.isAtEnd();
    }

    private static boolean sameId(CopiedRow leaf, CopiedRow row) {
        return leaf.length(ID) == 16
                && row.length(ID) == 16
                && Arrays.equals(
                        leaf.array(),
                        leaf.offset(ID),
                        leaf.offset(ID) + 16,
                        row.array(),
                        row.offset(ID),
                        row.offset(ID) + 16);
    }

    private boolean skip(byte[] expected) {
        return cursor.skip(expected, 0, expected.length);
    }

    private boolean skipAcr() {
        return !skip(ACR) || (cursor.skipText() && cursor.skip(','));
    }

    private boolean text(CopiedRow row, int field) {
        return skip(NAMES[field - SERVICE]) && value(row, field) && skip(ENDS);
    }

    private boolean optional(CopiedRow row, int field) {
        return row.length(field) < 0 || text(row, field);
    }

    private boolean value(CopiedRow row, int field) {
        return cursor.skipPlain(row.array(), row.offset(field), row.length(field));
    }

    /** A list with one dimension and no nulls. */
    private boolean roles(CopiedRow row) {
        int count = row.count(ROLES);
        if (count < 0 || !skip(ROLES_BEGIN)) {
            return false;
        }
        int next = row.firstItem(ROLES);
        for (int i = 0; i < count; i++) {
            int length = row.int32(next);
            next += Integer.BYTES;
            if (!(i == 0 ? cursor.skip('"') : skip(BETWEEN)) || !cursor.skipPlain(row.array(), next, length)) {
                return false;
            }
            next += length;
        }
        return (count == 0 || cursor.skip('"')) && cursor.skip(']') && cursor.skip(',');
    }

    /** PostgreSQL stores microseconds. */
    private boolean at(byte[] leaf, CopiedRow row) {
        if (!skip(AT_NAME) || row.length(AT) != Long.BYTES) {
            return false;
        }
        int from = cursor.position() + 1;
        if (!cursor.skipText()) {
            return false;
        }
        long micros = time.microsSince2000(leaf, from, cursor.position() - 1 - from);
        return micros != LeafTime.UNREADABLE && Math.abs(micros - row.int64(AT)) <= 1 && cursor.skip(',');
    }

    private boolean customer(CopiedRow row) {
        return row.length(CUSTOMER) < 0
                || (skip(CUSTOMER_BEGINS) && cursor.skip(row.uuidText(CUSTOMER), 0, 36) && skip(ENDS));
    }

    private boolean details() {
        int from = cursor.position() + DETAILS.length;
        boolean list = skip(DETAILS) && cursor.skipList();
        details = cursor.position() - from > 2;
        return list && cursor.skip(',');
    }

    /** The service, and what may follow it. */
    private boolean lastOnes(CopiedRow row) {
        return skip(NAMES[0])
                && value(row, SERVICE)
                && cursor.skip('"')
                && (row.length(TRACE) < 0
                        || (cursor.skip(',') && skip(NAMES[TRACE - SERVICE]) && value(row, TRACE) && cursor.skip('"')));
    }
}

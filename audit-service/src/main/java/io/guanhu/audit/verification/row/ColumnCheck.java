package io.guanhu.audit.verification.row;

import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LeafText.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether the searchable columns of a row match its leaf, whatever they contain. */
final class ColumnCheck {

    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int ID = 1;
    private static final int AT = 2;
    private static final int CUSTOMER = 3;
    private static final int ROLES = 14;

    /** The text columns from the fifth on, by the members that they come from. */
    private static final Member[] TEXTS = {
        Member.SERVICE,
        Member.ACTOR_TYPE,
        Member.ACTOR_ID,
        Member.ACTION,
        Member.RESOURCE_TYPE,
        Member.RESOURCE_ID,
        Member.OUTCOME,
        Member.REASON,
        Member.ACTOR_BRANCH,
        Member.TRACE_ID
    };

    private static final int FIRST_TEXT = 4;

    private ColumnCheck() {}

    static boolean agrees(LeafText leaf, CopiedRow row) {
        for (int i = 0; i < TEXTS.length; i++) {
            int field = FIRST_TEXT + i;
            if (!leaf.is(TEXTS[i], row.array(), row.offset(field), row.length(field))) {
                return false;
            }
        }
        return isUuid(leaf, Member.ENTRY_ID, row, ID)
                && isUuid(leaf, Member.CUSTOMER_ID, row, CUSTOMER)
                && sameTime(leaf, row)
                && sameRoles(leaf, row);
    }

    static boolean isUuid(LeafText leaf, Member member, CopiedRow row, int field) {
        return row.length(field) < 0
                ? leaf.is(member, row.array(), 0, -1)
                : leaf.is(member, row.uuidText(field), 0, 36);
    }

    /** PostgreSQL stores microseconds. */
    private static boolean sameTime(LeafText leaf, CopiedRow row) {
        String at = leaf.text(Member.AT);
        if (at == null) {
            return false;
        }
        try {
            long micros = POSTGRES_EPOCH.until(Instant.parse(at), ChronoUnit.MICROS);
            return Math.abs(micros - row.int64(AT)) <= 1;
        } catch (DateTimeException | ArithmeticException malformed) {
            return false;
        }
    }

    private static boolean sameRoles(LeafText leaf, CopiedRow row) {
        List<String> roles = row.texts(ROLES);
        return roles != null && leaf.isListOf(Member.ACTOR_ROLES, roles);
    }
}

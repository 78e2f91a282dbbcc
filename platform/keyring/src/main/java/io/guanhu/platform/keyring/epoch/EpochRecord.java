package io.guanhu.platform.keyring.epoch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of an epoch, without any key.
 *
 * @param wantedAt since when somebody has waited for its end
 * @param pages how many pages got new keys
 * @param keys how many keys were destroyed
 * @param conditions what was checked before the old root was destroyed, and what was declared
 *     absent
 * @param holder the holder that had the old root and destroyed it; absent until then
 */
public record EpochRecord(
        long number,
        Step step,
        Instant openedAt,
        @Nullable Instant wantedAt,
        @Nullable Instant closedAt,
        long pages,
        long keys,
        List<Checked> conditions,
        @Nullable Holder holder) {

    public EpochRecord {
        conditions = List.copyOf(conditions);
    }

    /** Whether the epoch's destroyed keys can no longer be opened in any copy of the key store. */
    public boolean closed() {
        return step.dead();
    }

    /**
     * A condition as last checked.
     *
     * @param condition such as {@code LOG_ARCHIVED}
     * @param outcome {@code CHECKED}, {@code ABSENT} (no such copy is configured here) or
     *     {@code OPEN}
     */
    public record Checked(
            String condition, String outcome, @Nullable String detail, Instant at) {}

    /**
     * The holder that destroyed the old root.
     *
     * @param copies where key material may exist besides what was destroyed, as codes
     */
    public record Holder(String adapter, long destructionDelaySeconds, List<String> copies) {

        public Holder {
            copies = List.copyOf(copies);
        }
    }
}

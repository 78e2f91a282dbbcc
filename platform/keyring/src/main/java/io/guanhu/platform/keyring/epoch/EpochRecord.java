package io.guanhu.platform.keyring.epoch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of an epoch, without any key.
 *
 * @param wantedAt since when somebody waits for its end
 * @param pages how many got new keys
 * @param keys how many died
 * @param conditions what was checked before the old root was destroyed, and what was declared
 *     absent
 * @param holder who held the old root and destroyed it; absent until then
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

    /** Whether no copy of the key store opens any more what was to die in it. */
    public boolean closed() {
        return step.dead();
    }

    /**
     * A condition as it was last seen.
     *
     * @param condition such as {@code LOG_ARCHIVED}
     * @param outcome {@code CHECKED}, {@code ABSENT} (there is no such copy here, by configuration)
     *     or {@code OPEN}
     */
    public record Checked(
            String condition, String outcome, @Nullable String detail, Instant at) {}

    /**
     * Who destroyed the old root.
     *
     * @param copies where it says key material may be beside what it destroyed, in codes
     */
    public record Holder(String adapter, long destructionDelaySeconds, List<String> copies) {

        public Holder {
            copies = List.copyOf(copies);
        }
    }
}

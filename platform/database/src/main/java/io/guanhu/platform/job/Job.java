package io.guanhu.platform.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * @param startedBy who asked for it; {@code schedule} if nobody did
 * @param position what its work needs to go on; opaque to others
 * @param done of {@code total}, in the unit of its work
 * @param result JSON that its work made; absent until it is completed
 * @param cancelling whether somebody has asked it to end
 * @param revision grows with every change
 */
public record Job(
        UUID id,
        String type,
        State state,
        String startedBy,
        @Nullable String position,
        long done,
        long total,
        @Nullable String result,
        boolean cancelling,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    /** Where a job can stand. */
    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        /** Given up after several failures in a row. */
        FAILED,
        CANCELLED;

        public boolean isFinal() {
            return this != QUEUED && this != RUNNING;
        }
    }
}

package io.guanhu.platform.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a job.
 *
 * @param startedBy who started it; {@code schedule} if it started automatically
 * @param position what its work needs to continue; opaque to others
 * @param done how much of {@code total} is done, in the unit of its work
 * @param result the work's result as JSON; absent until it is completed
 * @param cancelling whether somebody has asked to cancel it
 * @param revision increases with every change
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

    /** The possible states. */
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

package io.guanhu.platform.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One type of long work. A step takes a few seconds at most, and is subscribed to on a thread that
 * may block. After a crash the last step is repeated, so repeating it must do no harm unless it
 * runs {@link #inOneTransaction}.
 */
public interface JobWork {

    String type();

    Mono<Step> step(Job job);

    /**
     * Whether a step runs in the transaction that stores its position and results. It then takes
     * effect exactly once or, if another runner has taken the job meanwhile, not at all. Such a
     * step may only call the database. Otherwise there is no transaction around a step, and it may
     * open its own.
     */
    default boolean inOneTransaction() {
        return false;
    }

    /** Whether people may cancel it halfway. */
    default boolean isCancellable() {
        return true;
    }

    /**
     * The result of a step.
     *
     * @param position the position for the next step
     * @param result JSON; present when nothing is left to do
     * @param items the results of this step's items; each line once per job
     */
    record Step(
            @Nullable String position,
            long done,
            long total,
            @Nullable String result,
            List<JobItem> items) {

        public Step {
            items = List.copyOf(items);
        }

        public static Step continueAt(String position, long done, long total) {
            return new Step(position, done, total, null, List.of());
        }

        public static Step completed(long done, String result) {
            return new Step(null, done, done, result, List.of());
        }

        /** The same step, with the results of its items. */
        public Step with(List<JobItem> results) {
            return new Step(position, done, total, result, results);
        }
    }
}

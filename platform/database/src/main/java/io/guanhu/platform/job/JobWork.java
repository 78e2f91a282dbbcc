package io.guanhu.platform.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One type of long work. A step takes seconds at most; it is subscribed on a thread that may block.
 * After a crash the last step is done again, so that it must not matter whether it was done before,
 * unless it runs {@link #inOneTransaction}.
 */
public interface JobWork {

    String type();

    Mono<Step> step(Job job);

    /**
     * Whether a step runs in the transaction that keeps its position and results: all of it takes
     * effect once or, when the job has gone to another runner meanwhile, not at all. Such a step
     * calls nothing but the database. Otherwise no transaction is open around a step, which may
     * take its own.
     */
    default boolean inOneTransaction() {
        return false;
    }

    /** Whether people may end it half done. */
    default boolean isCancellable() {
        return true;
    }

    /**
     * What a step came to.
     *
     * @param position for the next step
     * @param result JSON; present when there is nothing left to do
     * @param items what became of the items of this step; each line once in all of the job
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

        public static Step goOn(String position, long done, long total) {
            return new Step(position, done, total, null, List.of());
        }

        public static Step completed(long done, String result) {
            return new Step(null, done, done, result, List.of());
        }

        /** The same step, with what became of its items. */
        public Step with(List<JobItem> results) {
            return new Step(position, done, total, result, results);
        }
    }
}

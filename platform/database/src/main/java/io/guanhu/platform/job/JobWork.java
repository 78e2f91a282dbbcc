package io.guanhu.platform.job;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One type of long work. A step takes seconds at most; it is subscribed on a thread that may block.
 * After a crash the last step is done again, so that it must not matter whether it was done before.
 * No transaction is open around a step, which may take its own.
 */
public interface JobWork {

    String type();

    Mono<Step> step(Job job);

    /**
     * What a step came to.
     *
     * @param position for the next step
     * @param result JSON; present when there is nothing left to do
     */
    record Step(
            @Nullable String position,
            long done,
            long total,
            @Nullable String result) {

        public static Step goOn(String position, long done, long total) {
            return new Step(position, done, total, null);
        }

        public static Step completed(long done, String result) {
            return new Step(null, done, done, result);
        }
    }
}

package io.guanhu.notification.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The legal notices that are neither delivered nor settled.
 *
 * @param stuck those that wait for a person
 * @param late those that are stuck, or have been open for too long
 * @param oldest when the oldest was requested; absent if there is none
 */
record OpenNotices(
        long open, long stuck, long late, @Nullable Instant oldest) {}

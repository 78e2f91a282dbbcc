package io.guanhu.notification.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The legal notices that are neither delivered nor settled.
 *
 * @param stuck wait for a person
 * @param late stuck, or open for too long
 * @param oldest when the oldest was asked for; absent if there is none
 */
record OpenNotices(
        long open, long stuck, long late, @Nullable Instant oldest) {}

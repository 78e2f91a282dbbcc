package io.guanhu.notification.model.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a message before an attempt ends.
 *
 * @param attempt the number of this attempt, counted from 1
 * @param faults how many earlier attempts failed through the message's own fault
 * @param legal whether the law or the customer's security requires it
 * @param expiresAt when it is no longer useful
 */
public record Standing(
        int attempt, int faults, boolean legal, @Nullable Instant expiresAt) {

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}

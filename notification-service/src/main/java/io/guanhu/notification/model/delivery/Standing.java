package io.guanhu.notification.model.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a message stands before an attempt ends.
 *
 * @param attempt which attempt this is, counted from 1
 * @param faults how many earlier attempts failed by the message's own fault
 * @param legal whether the law or the customer's security requires it
 * @param expiresAt when it is of no use any more
 */
public record Standing(
        int attempt, int faults, boolean legal, @Nullable Instant expiresAt) {

    /** What a request calls the purpose of a message that must not be given up. */
    public static final String LEGAL_NOTICE = "LEGAL_NOTICE";

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}

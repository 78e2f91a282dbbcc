package io.guanhu.notification.model.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message that a provider accepted; a short message has only one.
 *
 * @param provider the provider that accepted it
 * @param messageId the id in receipts; absent if there will be none
 * @param sender must be the same for all parts, or phones do not join them
 * @param sending the number of the sending of the whole message, counted from 1
 * @param number the number of the part, counted from 1
 * @param of the number of parts
 * @param submittedAt the earliest time of a receipt for it
 */
public record AcceptedPart(
        String provider,
        @Nullable String messageId,
        String sender,
        int sending,
        int number,
        int of,
        Instant submittedAt) {}

package io.guanhu.notification.model.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message that a provider took; the only one, of a short message.
 *
 * @param provider who took it
 * @param messageId what receipts will call it; absent if there will be none
 * @param sender what all parts must have alike, or phones do not join them
 * @param sending which sending of the whole message it belongs to, counted from 1
 * @param number of the part, counted from 1
 * @param of how many parts there are
 * @param submittedAt before which there can be no receipt for it
 */
public record TakenPart(
        String provider,
        @Nullable String messageId,
        String sender,
        int sending,
        int number,
        int of,
        Instant submittedAt) {}

package io.guanhu.notification.model.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The delivery of a part that a provider accepted.
 *
 * @param messageId the provider's id for the message, which it may have used before
 * @param destinationEnd the last digits of the number it went to; absent if the provider omits it
 * @param delivered whether it was delivered; if not, it never will be
 * @param marks the provider's own timestamps, the same in all receipts of one message; absent if
 *     there are none
 */
public record Receipt(
        String provider,
        String messageId,
        @Nullable String destinationEnd,
        boolean delivered,
        @Nullable String marks) {

    /**
     * Enough to distinguish two recipients of messages with the same id, and no more than a mask
     * shows.
     */
    private static final int DIGITS = 4;

    /** The last digits of a number in any notation; null if there are too few. */
    public static @Nullable String endOf(@Nullable String number) {
        if (number == null) {
            return null;
        }
        String digits = number.replaceAll("[^0-9]", "");
        return digits.length() < DIGITS ? null : digits.substring(digits.length() - DIGITS);
    }
}

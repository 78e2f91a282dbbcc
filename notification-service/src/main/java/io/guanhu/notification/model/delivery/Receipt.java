package io.guanhu.notification.model.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What became of a part that a provider took.
 *
 * @param messageId what the provider called it; it may have called an older one the same
 * @param destinationEnd the last digits of the number it went to; absent if the provider tells none
 * @param delivered whether it arrived; if not, it never will
 * @param marks the provider's own times, alike in all receipts of one message; absent if it tells
 *     none
 */
public record Receipt(
        String provider,
        String messageId,
        @Nullable String destinationEnd,
        boolean delivered,
        @Nullable String marks) {

    /** Enough to distinguish two people with messages of one id, and no more than a mask shows. */
    private static final int DIGITS = 4;

    /** The last digits of a number, however it is written; null if there are too few. */
    public static @Nullable String endOf(@Nullable String number) {
        if (number == null) {
            return null;
        }
        String digits = number.replaceAll("[^0-9]", "");
        return digits.length() < DIGITS ? null : digits.substring(digits.length() - DIGITS);
    }
}

package io.guanhu.notification.sms;

import java.util.Optional;
import org.jsmpp.bean.TypeOfNumber;

/** How a centre wants to read the number that a message goes to. */
enum DestinationForm {
    /** {@code +8613800138000}. */
    PLUS,
    /** {@code 8613800138000}. */
    DIGITS,
    /** {@code 13800138000}: of one country, and of no other. */
    NATIONAL;

    /**
     * The number so written; empty if it cannot be, since the same digits are somebody else's.
     *
     * @param number in E.164, with its plus
     * @param country the calling code of the country whose numbers have a national form
     */
    Optional<String> of(String number, String country) {
        String international = "+" + country;
        return switch (this) {
            case PLUS -> Optional.of(number);
            case DIGITS -> Optional.of(number.substring(1));
            case NATIONAL ->
                number.startsWith(international)
                        ? Optional.of(number.substring(international.length()))
                        : Optional.empty();
        };
    }

    /** Whether a centre that is told this type reads the number as it is meant. */
    boolean agreesWith(TypeOfNumber type) {
        return switch (type) {
            case UNKNOWN -> true;
            case INTERNATIONAL -> this != NATIONAL;
            case NATIONAL -> this == NATIONAL;
            case NETWORK_SPECIFIC, SUBSCRIBER_NUMBER, ALPHANUMERIC, ABBREVIATED -> false;
        };
    }
}

package io.guanhu.notification.sms;

import java.util.Optional;
import org.jsmpp.bean.TypeOfNumber;

/** The notation in which a centre expects the recipient's number. */
enum DestinationForm {
    /** {@code +8613800138000}. */
    PLUS,
    /** {@code 8613800138000}. */
    DIGITS,
    /** {@code 13800138000}: for numbers of one country only. */
    NATIONAL;

    /**
     * The number in this notation; empty if not possible, because the same digits belong to
     * somebody else.
     *
     * @param number in E.164, with the plus sign
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

    /** Whether a centre reads the number correctly if it is given this type of number. */
    boolean agreesWith(TypeOfNumber type) {
        return switch (type) {
            case UNKNOWN -> true;
            case INTERNATIONAL -> this != NATIONAL;
            case NATIONAL -> this == NATIONAL;
            case NETWORK_SPECIFIC, SUBSCRIBER_NUMBER, ALPHANUMERIC, ABBREVIATED -> false;
        };
    }
}

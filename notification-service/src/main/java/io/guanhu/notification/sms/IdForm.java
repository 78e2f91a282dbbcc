package io.guanhu.notification.sms;

import java.math.BigInteger;
import java.util.Locale;

/**
 * How a centre writes the ids of messages. Some answer in hexadecimal and send receipts in decimal.
 */
enum IdForm {
    /** As it is. */
    TEXT,
    DECIMAL,
    HEX;

    /** One form for an id however it is written; what is no number stays as it is. */
    String canonical(String id) {
        return switch (this) {
            case TEXT -> id;
            case DECIMAL -> number(id, 10);
            case HEX -> number(id.toLowerCase(Locale.ROOT).startsWith("0x") ? id.substring(2) : id, 16);
        };
    }

    private static String number(String id, int radix) {
        try {
            return new BigInteger(id, radix).toString();
        } catch (NumberFormatException _) {
            return id;
        }
    }
}

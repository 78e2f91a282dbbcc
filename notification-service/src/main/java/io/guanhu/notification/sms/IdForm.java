package io.guanhu.notification.sms;

import java.math.BigInteger;
import java.util.Locale;

/** The notation of message ids. Some centres answer in hexadecimal and send receipts in decimal. */
enum IdForm {
    /** Unchanged. */
    TEXT,
    DECIMAL,
    HEX;

    /** One notation for an id, however it was written; anything but a number stays unchanged. */
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

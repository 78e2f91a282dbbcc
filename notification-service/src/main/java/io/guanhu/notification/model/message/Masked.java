package io.guanhu.notification.model.message;

/** Masks destinations for storage and display. */
public final class Masked {

    private static final int SHOWN_DIGITS = 4;

    private Masked() {}

    /**
     * {@code +86*******5678} or {@code z***@example.com}: enough to recognise an address, not to
     * use it.
     */
    public static String of(Channel channel, String destination) {
        return switch (channel) {
            case SMS -> phone(destination);
            case EMAIL -> email(destination);
        };
    }

    private static String phone(String number) {
        int shown = Math.min(SHOWN_DIGITS, number.length() / 3);
        int prefix = number.startsWith("+") ? Math.min(3, number.length() / 3) : 0;
        return number.substring(0, prefix)
                + "*".repeat(number.length() - prefix - shown)
                + number.substring(number.length() - shown);
    }

    private static String email(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return "***";
        }
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }
}

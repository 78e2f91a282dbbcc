package io.guanhu.privacy.identity;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a code is sent: to the mobile phone, or else the email address, that was registered in
 * time.
 */
record Destination(Channel channel, String masked, Locale locale) {

    static @Nullable Destination of(ContactPoints contacts) {
        Channel channel = contacts.codeChannel();
        String address = channel == null ? null : contacts.address(channel);
        if (channel == null || address == null) {
            return null;
        }
        return new Destination(
                channel,
                mask(channel, address),
                contacts.locale() == null ? Locale.SIMPLIFIED_CHINESE : Locale.forLanguageTag(contacts.locale()));
    }

    private static String mask(Channel channel, String address) {
        return switch (channel) {
            case SMS -> maskPhone(address);
            case EMAIL -> maskEmail(address);
        };
    }

    private static String maskPhone(String phone) {
        return "*".repeat(Math.max(0, phone.length() - 4)) + phone.substring(Math.max(0, phone.length() - 4));
    }

    private static String maskEmail(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }
}

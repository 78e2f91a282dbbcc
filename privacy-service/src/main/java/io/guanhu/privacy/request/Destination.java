package io.guanhu.privacy.request;

import io.guanhu.privacy.customer.CustomerDirectory.Contacts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a code goes: the registered phone, or else the registered email. */
record Destination(String channel, String masked, Locale locale) {

    static @Nullable Destination of(Contacts contacts) {
        Locale locale =
                contacts.locale() == null
                        ? Locale.SIMPLIFIED_CHINESE
                        : Locale.forLanguageTag(contacts.locale());
        String phone = contacts.phone();
        if (phone != null) {
            return new Destination("SMS", maskPhone(phone), locale);
        }
        String email = contacts.email();
        return email == null ? null : new Destination("EMAIL", maskEmail(email), locale);
    }

    private static String maskPhone(String phone) {
        return "*".repeat(Math.max(0, phone.length() - 4))
                + phone.substring(Math.max(0, phone.length() - 4));
    }

    private static String maskEmail(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }
}

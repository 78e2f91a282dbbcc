package io.guanhu.customer.model;

import java.net.IDN;
import java.util.Locale;

/** An email address; its domain in lower case and in ASCII. */
public record Email(String address) {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String FORM =
            ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]";

    public Email {
        if (address.length() > 254 || address.indexOf('@') > 64 || !address.matches(FORM)) {
            throw new InvalidValueException("email-format");
        }
    }

    /**
     * Reads an address as people type it: full width, spaces around, a domain of any script.
     *
     * @throws InvalidValueException if it is none
     */
    public static Email parse(String typed) {
        String text = TypedText.tidy(typed);
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidValueException("email-format");
        }
        try {
            String domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
            return new Email(text.substring(0, at + 1) + domain);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidValueException("email-format");
        }
    }

    /** What equal addresses have in common: nobody tells them apart by case. */
    public String searchForm() {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Tells nothing of the address. */
    @Override
    public String toString() {
        return "Email[…]";
    }
}

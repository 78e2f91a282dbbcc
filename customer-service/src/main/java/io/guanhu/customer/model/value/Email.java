package io.guanhu.customer.model.value;

import java.util.Locale;

/** An email address, with its domain in lower case and in ASCII. */
public record Email(String address) {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String FORM = ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]";

    public Email {
        if (address.length() > 254 || address.indexOf('@') > 64 || !address.matches(FORM)) {
            throw new InvalidValueException("email-format");
        }
    }

    /** The form by which addresses are compared, which ignores case. */
    public String searchForm() {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Does not show the address. */
    @Override
    public String toString() {
        return "Email[…]";
    }
}

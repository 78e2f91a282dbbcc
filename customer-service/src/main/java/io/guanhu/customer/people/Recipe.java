package io.guanhu.customer.people;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a mark is hashed. It is stored with every hash, because the hash can never be computed again
 * once the data is erased.
 *
 * @param memory in KiB
 * @param passes the number of passes over the memory
 * @param lanes computed one after another here
 * @param secret the version of the secret
 */
record Recipe(int memory, int passes, int lanes, int secret) {

    private static final Pattern FORM =
            Pattern.compile("argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$k=(\\d{1,9})");

    /** The usual notation for such parameters, with the secret's version as {@code k}. */
    String text() {
        return "argon2id$v=19$m=%d,t=%d,p=%d$k=%d".formatted(memory, passes, lanes, secret);
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException if the text is invalid
     */
    static Recipe of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a recipe of the suppression list");
        }
        return new Recipe(number(form, 1), number(form, 2), number(form, 3), number(form, 4));
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}

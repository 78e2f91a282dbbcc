package io.guanhu.tlog.note;

import java.util.regex.Pattern;

/** Numbers in the notation of all these formats: ASCII digits without leading zeroes. */
public final class Decimal {

    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Decimal() {}

    /**
     * Reads a number up to 2^63 - 1.
     *
     * @throws IllegalArgumentException if it is written differently
     */
    public static long parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a number");
        }
        return Long.parseLong(text);
    }
}

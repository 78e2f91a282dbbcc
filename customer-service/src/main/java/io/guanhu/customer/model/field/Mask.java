package io.guanhu.customer.model.field;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much of a value is shown by default.
 *
 * @param start code points shown at the start
 * @param end code points shown at the end
 */
public record Mask(int start, int end) {

    /** Shows everything. */
    public static final Mask NONE = new Mask(Integer.MAX_VALUE, 0);

    public Mask {
        if (start < 0 || end < 0) {
            throw new IllegalArgumentException("A mask shows no negative number of characters");
        }
    }

    /** Fewer hidden digits could easily be guessed. */
    private static final int LEAST_BETWEEN = 4;

    /**
     * The masked text. At least four characters between start and end are hidden; for a short text,
     * less of the start is shown. If start and end would cover the whole text, only the first
     * character is shown, or nothing if the mask shows nothing at the start or there is only one
     * character.
     */
    public String apply(String text) {
        if (this.equals(NONE)) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int shownStart = shownAtStart(points.length);
        int shownEnd = shownAtEnd(points.length, shownStart);
        return IntStream.range(0, points.length)
                .mapToObj(
                        at -> at < shownStart || at >= points.length - shownEnd ? Character.toString(points[at]) : "*")
                .collect(Collectors.joining());
    }

    private int shownAtStart(int length) {
        if (!fits(length)) {
            return length > 1 ? Math.min(start, 1) : 0;
        }
        return end == 0 ? start : Math.clamp((long) length - LEAST_BETWEEN - end, Math.min(start, 1), start);
    }

    private int shownAtEnd(int length, int shownStart) {
        return fits(length) ? Math.clamp((long) length - LEAST_BETWEEN - shownStart, 0, end) : 0;
    }

    private boolean fits(int length) {
        return (long) start + end < length;
    }

    /** Masks the local part of an email address and shows its domain. */
    public String applyToEmail(String email) {
        int at = email.lastIndexOf('@');
        return at < 0 ? apply(email) : apply(email.substring(0, at)) + email.substring(at);
    }
}

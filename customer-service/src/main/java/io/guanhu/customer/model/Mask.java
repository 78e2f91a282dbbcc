package io.guanhu.customer.model;

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

    /**
     * The masked text. A text that is too short to hide anything between start and end shows only
     * its first character, or nothing if the mask shows nothing at the start.
     */
    public String apply(String text) {
        if (this.equals(NONE)) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        boolean fits = (long) start + end < points.length;
        int shownStart = fits ? start : Math.min(start, 1);
        int shownEnd = fits ? end : 0;
        return IntStream.range(0, points.length)
                .mapToObj(
                        at ->
                                at < shownStart || at >= points.length - shownEnd
                                        ? Character.toString(points[at])
                                        : "*")
                .collect(Collectors.joining());
    }

    /** Masks the local part of an email address and leaves its domain. */
    public String applyToEmail(String email) {
        int at = email.lastIndexOf('@');
        return at < 0 ? apply(email) : apply(email.substring(0, at)) + email.substring(at);
    }
}

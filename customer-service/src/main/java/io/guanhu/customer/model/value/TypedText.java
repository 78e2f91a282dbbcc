package io.guanhu.customer.model.value;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repairs what keyboards and old systems do to text. */
public final class TypedText {

    /** How Excel prevents a number from being computed: {@code '110…} and {@code ="110…"}. */
    private static final Pattern QUOTED = Pattern.compile("=?\"(.*)\"|['‘’`](.*)");

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Pd}\u2212\u30FC\u2500]");

    private TypedText() {}

    /**
     * Half-width letters, digits and punctuation; a single space for any white space; trimmed;
     * without invisible characters, unless the character before needs them. Composed by NFC, but
     * keeps compatibility ideographs, because they distinguish names.
     */
    public static String normalise(String typed) {
        int[] points = typed.codePoints().toArray();
        StringBuilder tidy = new StringBuilder(typed.length());
        boolean gap = false;
        for (int at = 0; at < points.length; at++) {
            int narrow = narrow(points[at]);
            if (isSpace(narrow)) {
                gap = true;
            } else if (!Invisibles.is(narrow) || Invisibles.isNeeded(points, at)) {
                if (gap && !tidy.isEmpty()) {
                    tidy.append(' ');
                }
                gap = false;
                tidy.appendCodePoint(narrow);
            }
        }
        return compose(tidy.toString());
    }

    /** {@link #normalise}, without any invisible characters and without the quotes of a spreadsheet. */
    public static String plain(String typed) {
        String text = normalise(typed)
                .codePoints()
                .filter(point -> !Invisibles.is(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            return text;
        }
        return (quoted.group(1) == null ? quoted.group(2) : quoted.group(1)).strip();
    }

    /**
     * {@link #plain}, without spaces, hyphens and dashes, and with plain letters and digits in
     * place of lookalikes, such as a Roman ten for X; for numbers.
     */
    public static String compact(String typed) {
        return GAPS.matcher(Normalizer.normalize(plain(typed), Normalizer.Form.NFKC))
                .replaceAll("");
    }

    /**
     * The number of characters as a reader counts them: an ideograph beyond the basic plane counts
     * as one.
     */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Whether the text contains what nobody types: control characters, unpaired surrogates, or the
     * sign by which some system replaced unreadable characters.
     */
    public static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(point -> Character.isISOControl(point)
                        || point == 0xFFFD
                        || Character.getType(point) == Character.SURROGATE);
    }

    private static String compose(String text) {
        StringBuilder composed = new StringBuilder(text.length());
        int from = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isCompatibilityIdeograph(text.codePointAt(at))) {
                composed.append(Normalizer.normalize(text.substring(from, at), Normalizer.Form.NFC))
                        .appendCodePoint(text.codePointAt(at));
                from = at + Character.charCount(text.codePointAt(at));
            }
        }
        return composed.append(Normalizer.normalize(text.substring(from), Normalizer.Form.NFC))
                .toString();
    }

    private static int narrow(int point) {
        return point >= 0xFF01 && point <= 0xFF5E ? point - 0xFEE0 : point;
    }

    /** Some people type an empty braille pattern to leave a field apparently blank. */
    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x2800;
    }

    private static boolean isCompatibilityIdeograph(int point) {
        return (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x2F800 && point <= 0x2FA1F);
    }
}

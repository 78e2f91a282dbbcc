package io.guanhu.customer.model;

import java.text.Normalizer;

/** Repairs what keyboards and old systems do to text. */
public final class TypedText {

    private TypedText() {}

    /**
     * Half-width letters, digits and punctuation; every run of white space one space; trimmed;
     * invisible format characters gone. Composed by NFC, except that compatibility ideographs stay,
     * since they tell names apart.
     */
    public static String tidy(String typed) {
        StringBuilder tidy = new StringBuilder(typed.length());
        boolean gap = false;
        for (int point : typed.codePoints().toArray()) {
            int narrow = narrow(point);
            if (isSpace(narrow)) {
                gap = true;
            } else if (!isInvisible(narrow)) {
                if (gap && !tidy.isEmpty()) {
                    tidy.append(' ');
                }
                gap = false;
                tidy.appendCodePoint(narrow);
            }
        }
        String text = tidy.toString();
        return text.codePoints().anyMatch(TypedText::isCompatibilityIdeograph)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** {@link #tidy}, without any spaces, hyphens and dashes: for numbers. */
    public static String compact(String typed) {
        return tidy(typed).replaceAll("[ \\-\\u2010-\\u2015\\u2212]", "");
    }

    /** How many characters a reader counts: an ideograph beyond the basic plane is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether the text holds control characters or unpaired surrogates. */
    public static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(
                        point ->
                                Character.isISOControl(point)
                                        || Character.getType(point) == Character.SURROGATE);
    }

    private static int narrow(int point) {
        return point >= 0xFF01 && point <= 0xFF5E ? point - 0xFEE0 : point;
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isInvisible(int point) {
        return point == 0x200B || point == 0x200E || point == 0x200F || point == 0xFEFF;
    }

    private static boolean isCompatibilityIdeograph(int point) {
        return (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x2F800 && point <= 0x2FA1F);
    }
}

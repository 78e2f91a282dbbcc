package io.guanhu.customer.model.value;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Invisible characters: direction marks, joiners, selectors, fillers. Programs and websites leave
 * them in copied text. A few belong to the spelling of a word.
 */
final class Invisibles {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /** Scripts in which a joiner between two letters changes the reading. */
    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Invisibles() {}

    /** Unicode's default ignorable code points, and annotation marks. */
    static boolean is(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default ->
                isSelector(point)
                        || (point >= 0xE0000 && point <= 0xE0FFF)
                        || (Character.getType(point) == Character.FORMAT && !isSeenFormat(point));
        };
    }

    /** Whether the character at this position belongs to the letters around it. */
    static boolean isNeeded(int[] points, int at) {
        int point = points[at];
        if (at == 0) {
            return false;
        }
        if (point == NON_JOINER || point == JOINER) {
            return at + 1 < points.length
                    && scriptBefore(points, at) == UnicodeScript.of(points[at + 1])
                    && JOINED.contains(UnicodeScript.of(points[at + 1]));
        }
        if (isMongolian(point)) {
            return UnicodeScript.of(points[at - 1]) == UnicodeScript.MONGOLIAN;
        }
        return (point <= 0xFE02 || point >= 0xE0100) && isSelector(point) && PersonName.isHan(points[at - 1]);
    }

    private static UnicodeScript scriptBefore(int[] points, int at) {
        int before = at - 1;
        while (before > 0 && UnicodeScript.of(points[before]) == UnicodeScript.INHERITED) {
            before--;
        }
        return UnicodeScript.of(points[before]);
    }

    private static boolean isSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF) || isMongolian(point);
    }

    private static boolean isMongolian(int point) {
        return point >= 0x180B && point <= 0x180F;
    }

    /** Signs around numbers in Arabic, Syriac and Kaithi, which are visible. */
    private static boolean isSeenFormat(int point) {
        return (point >= 0x0600 && point <= 0x0605)
                || point == 0x06DD
                || point == 0x070F
                || (point >= 0x0890 && point <= 0x08E2)
                || (point >= 0x110BD && point <= 0x110CD);
    }
}

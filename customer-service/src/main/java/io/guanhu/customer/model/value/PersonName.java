package io.guanhu.customer.model.value;

import java.util.regex.Pattern;

/** A person's name in any script. */
public record PersonName(String text) {

    private static final int LONGEST = 100;

    /** Includes the marks between syllables in Tibetan. */
    private static final String PUNCTUATION = " ·'’-.,\u0F0B\u0F0C";

    private static final String HAN = "\\p{IsHan}\\x{20000}-\\x{3FFFF}";

    /**
     * Characters that fonts show as ·, and what keyboards, old systems and text recognition produce
     * instead.
     */
    private static final Pattern DOT =
            Pattern.compile("[\\u2022\\u2024\\u2027\\u2218\\u2219\\u22C5\\u2981\\u2E31\\u2E33\\u30FB\\uFF65\\u16EB"
                    + "\\u25CF\\u26AB\\uA78F\\x{10101}]"
                    + "|(?<!\\p{IsHangul})[\\u318D\\u119E](?!\\p{IsHangul})"
                    + "|(?<!\\p{IsCanadian_Aboriginal})\\u1427(?!\\p{IsCanadian_Aboriginal})");

    private static final Pattern DOT_BETWEEN_HAN = Pattern.compile("(?<=[" + HAN + "]) ?[.·。｡] ?(?=[" + HAN + "])");
    private static final Pattern GAP_BETWEEN_HAN = Pattern.compile("(?<=[" + HAN + "]) (?=[" + HAN + "])");
    private static final Pattern DOTS = Pattern.compile(" ?·[· ]*· ?");
    private static final Pattern OUTER_DOTS = Pattern.compile("^[· ]+|[· ]+$");
    private static final Pattern HYPHEN = Pattern.compile("[\\p{Pd}\\u2212]");
    private static final Pattern APOSTROPHE = Pattern.compile("[`´′‘‛]");

    /** No orthography puts more marks on one letter. */
    private static final Pattern TOO_MANY_MARKS = Pattern.compile("\\p{Mn}{6}");

    public PersonName {
        if (text.isEmpty() || TypedText.length(text) > LONGEST) {
            throw new InvalidValueException("name-length");
        }
        if (!text.codePoints().allMatch(PersonName::isAllowed)
                || text.codePoints().noneMatch(PersonName::isLetter)) {
            throw new InvalidValueException("name-characters");
        }
    }

    /**
     * Reads a name as people type it: full-width characters, unnecessary spaces, radicals in place
     * of ideographs, and any of the dots, hyphens and apostrophes used in names.
     *
     * @throws InvalidValueException if it is invalid
     */
    public static PersonName parse(String typed) {
        String name = Radicals.replaceAll(TypedText.normalise(typed));
        name = DOT.matcher(name).replaceAll("·");
        name = DOTS.matcher(name).replaceAll("·");
        name = DOT_BETWEEN_HAN.matcher(name).replaceAll("·");
        name = GAP_BETWEEN_HAN.matcher(name).replaceAll("");
        name = HYPHEN.matcher(name).replaceAll("-");
        name = APOSTROPHE.matcher(name).replaceAll("'");
        String inner = OUTER_DOTS.matcher(name).replaceAll("");
        if (TOO_MANY_MARKS.matcher(name).find()) {
            throw new InvalidValueException("name-marks");
        }
        return new PersonName(inner.isEmpty() ? name : inner);
    }

    /** The number of characters as a reader counts them. */
    public int length() {
        return TypedText.length(text);
    }

    /** Whether it is written in ideographs, apart from dots. */
    public boolean isHan() {
        return text.codePoints().allMatch(point -> point == '·' || isHan(point));
    }

    /**
     * Whether the code point is an ideograph, including extensions that are too new for the JDK.
     */
    public static boolean isHan(int point) {
        return (point >= 0x20000 && point <= 0x3FFFF)
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static boolean isLetter(int point) {
        return Character.isLetter(point) || isHan(point);
    }

    /**
     * {@link TypedText#normalise} leaves only the invisible characters that the letters around them
     * need.
     */
    private static boolean isAllowed(int point) {
        return isLetter(point)
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> PUNCTUATION.indexOf(point) >= 0 || point == 0x200C || point == 0x200D || point == 0x180E;
                };
    }

    /** Does not show the name. */
    @Override
    public String toString() {
        return "PersonName[…]";
    }
}

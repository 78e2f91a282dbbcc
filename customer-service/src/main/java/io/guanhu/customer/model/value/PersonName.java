package io.guanhu.customer.model.value;

import java.util.regex.Pattern;

/** A name of a person in any script. */
public record PersonName(String text) {

    private static final int LONGEST = 100;

    /** With the marks that stand between syllables in Tibetan. */
    private static final String PUNCTUATION = " ·'’-.,\u0F0B\u0F0C";

    private static final String HAN = "\\p{IsHan}\\x{20000}-\\x{3FFFF}";

    /** What fonts show as · and keyboards, old systems and text recognition make of it. */
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

    /** More marks on one letter stand in no orthography. */
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
     * Reads a name as people type it: full width, needless spaces, radicals for ideographs, and any
     * of the dots, hyphens and apostrophes that stand in names.
     *
     * @throws InvalidValueException if it is none
     */
    public static PersonName parse(String typed) {
        String name = Radicals.replaced(TypedText.tidy(typed));
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

    /** How many characters a reader counts. */
    public int length() {
        return TypedText.length(text);
    }

    /** Whether it is written in ideographs, dots apart. */
    public boolean isHan() {
        return text.codePoints().allMatch(point -> point == '·' || isHan(point));
    }

    /** Whether the code point is an ideograph, of an extension too young for the JDK as well. */
    public static boolean isHan(int point) {
        return (point >= 0x20000 && point <= 0x3FFFF)
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static boolean isLetter(int point) {
        return Character.isLetter(point) || isHan(point);
    }

    /** Of the invisible only what the letters around it need is left by {@link TypedText#tidy}. */
    private static boolean isAllowed(int point) {
        return isLetter(point)
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> PUNCTUATION.indexOf(point) >= 0 || point == 0x200C || point == 0x200D || point == 0x180E;
                };
    }

    /** Tells nothing of the name. */
    @Override
    public String toString() {
        return "PersonName[…]";
    }
}

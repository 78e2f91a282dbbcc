package io.guanhu.customer.model;

/** A name of a person in any script. */
public record PersonName(String text) {

    private static final int LONGEST = 100;
    private static final String PUNCTUATION = " ·'’-.,";

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
     * Reads a name as people type it: full width, needless spaces, and any of the dots that stand
     * in the names of minorities and in transcriptions.
     *
     * @throws InvalidValueException if it is none
     */
    public static PersonName parse(String typed) {
        String han = "\\p{IsHan}\\x{20000}-\\x{3FFFF}";
        String name =
                TypedText.tidy(typed)
                        .replaceAll("[\\u2022\\u2027\\u2219\\u22C5\\u30FB\\uFF65\\u16EB]", "·")
                        .replaceAll("(?<=[" + han + "]) ?[.·] ?(?=[" + han + "])", "·")
                        .replaceAll("(?<=[" + han + "]) (?=[" + han + "])", "");
        return new PersonName(name);
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

    private static boolean isAllowed(int point) {
        return isLetter(point)
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> PUNCTUATION.indexOf(point) >= 0;
                };
    }

    /** Tells nothing of the name. */
    @Override
    public String toString() {
        return "PersonName[…]";
    }
}

package io.guanhu.customer.model.value;

import java.time.LocalDate;
import java.util.Locale;

/** The number of an identity document of a type. */
public record DocumentNumber(IdType type, String number) {

    private static final String RESIDENT_FORM = "[0-9]{17}[0-9X]";

    /**
     * Reads a number as people type it.
     *
     * @param today for what a number may say of a birth date
     * @throws InvalidValueException if it is no number of this type
     */
    public static DocumentNumber parse(IdType type, String typed, LocalDate today) {
        String compact = TypedText.compact(typed).toUpperCase(Locale.ROOT);
        String number = switch (type) {
            case RESIDENT_ID -> ResidentId.parse(typed, today).number();
            case PASSPORT -> passport(compact);
            case OTHER -> OtherDocuments.read(compact);
        };
        if (type != IdType.RESIDENT_ID && number.matches(RESIDENT_FORM)) {
            ResidentId.parse(number, today);
        }
        return new DocumentNumber(type, number);
    }

    /**
     * What a document is found and told by, whatever type it was said to be of: letters and digits,
     * as long as they stay the same when the document is issued anew. Also of a number that was
     * stored before there was one form of it.
     */
    public static String searchForm(String typed) {
        String plain = ResidentId.withPlainX(TypedText.compact(typed).toUpperCase(Locale.ROOT));
        String number = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        return ResidentId.ofFifteenDigits(number)
                .map(ResidentId::number)
                .orElseGet(() -> OtherDocuments.lasting(number));
    }

    private static String passport(String number) {
        if (!number.matches("[A-Z0-9]{5,20}")) {
            throw new InvalidValueException("passport-format");
        }
        return number;
    }

    /** Tells nothing of the number. */
    @Override
    public String toString() {
        return "DocumentNumber[" + type + "]";
    }
}

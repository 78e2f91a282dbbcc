package io.guanhu.customer.model.value;

import java.time.LocalDate;
import java.util.Locale;

/** The number of an identity document of a given type. */
public record DocumentNumber(IdType type, String number) {

    private static final String RESIDENT_FORM = "[0-9]{17}[0-9X]";

    /**
     * Reads a number as people type it.
     *
     * @param today for checking a birth date in the number
     * @throws InvalidValueException if it is not a valid number of this type
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
     * The form by which a document is searched and compared, whatever its stated type: the letters
     * and digits that stay the same when the document is reissued. Also works for numbers stored
     * before there was a single form.
     */
    public static String searchForm(String typed) {
        String plain = ResidentId.withPlainX(TypedText.compact(typed).toUpperCase(Locale.ROOT));
        String number = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        return ResidentId.ofFifteenDigits(number)
                .map(ResidentId::number)
                .orElseGet(() -> OtherDocuments.permanentPart(number));
    }

    private static String passport(String number) {
        if (!number.matches("[A-Z0-9]{5,20}")) {
            throw new InvalidValueException("passport-format");
        }
        return number;
    }

    /** Does not show the number. */
    @Override
    public String toString() {
        return "DocumentNumber[" + type + "]";
    }
}

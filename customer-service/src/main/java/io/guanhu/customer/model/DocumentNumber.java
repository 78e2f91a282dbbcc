package io.guanhu.customer.model;

import java.time.LocalDate;
import java.util.Locale;

/** The number of an identity document of a type. */
public record DocumentNumber(IdType type, String number) {

    /**
     * Reads a number as people type it.
     *
     * @param today for what a number may say of a birth date
     * @throws InvalidValueException if it is no number of this type
     */
    public static DocumentNumber parse(IdType type, String typed, LocalDate today) {
        String number =
                switch (type) {
                    case RESIDENT_ID -> ResidentId.parse(typed, today).number();
                    case PASSPORT -> matching(typed, "[A-Z0-9]{5,20}", "passport-format");
                    case OTHER -> matching(typed, "[A-Z0-9()/]{3,40}", "id-number-format");
                };
        return new DocumentNumber(type, number);
    }

    private static String matching(String typed, String form, String code) {
        String number = TypedText.compact(typed).toUpperCase(Locale.ROOT);
        if (!number.matches(form)) {
            throw new InvalidValueException(code);
        }
        return number;
    }

    /** Tells nothing of the number. */
    @Override
    public String toString() {
        return "DocumentNumber[" + type + "]";
    }
}

package io.guanhu.customer.model.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A citizen identification number according to GB 11643-1999: six digits for the region (GB/T
 * 2260), a birth date, a sequence of three digits and a check character (ISO 7064, MOD 11-2).
 */
public record ResidentId(String number) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    /**
     * Provinces of GB/T 2260; 81 to 83 are used in residence permits, 9x in those of foreigners.
     */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
            "92", "93", "94", "95", "96", "97", "98", "99");

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1850, 1, 1);

    public ResidentId {
        if (!number.matches("[0-9]{17}[0-9X]")) {
            throw new InvalidValueException("resident-id-format");
        }
        if (!PROVINCES.contains(number.substring(0, 2))) {
            throw new InvalidValueException("resident-id-region");
        }
        if (birthDate(number).isBefore(EARLIEST_BIRTH)) {
            throw new InvalidValueException("resident-id-birth-date");
        }
        if (checkCharacter(number) != number.charAt(17)) {
            throw new InvalidValueException("resident-id-checksum");
        }
    }

    /**
     * Reads a number as people type it: full-width characters, spaces, a lower-case x or something
     * that looks like one; or the 15 digits issued until 1999, which are converted to today's 18.
     *
     * @param today birth dates must not be later
     * @throws InvalidValueException if it is invalid
     */
    public static ResidentId parse(String typed, LocalDate today) {
        String number = withPlainX(TypedText.compact(typed).toUpperCase(Locale.ROOT));
        ResidentId id = ofFifteenDigits(number).orElseGet(() -> new ResidentId(number));
        if (id.birthDate().isAfter(today)) {
            throw new InvalidValueException("resident-id-birth-date");
        }
        return id;
    }

    /**
     * Today's number for one with 15 digits, with the century and a check character. Empty if it is
     * invalid, or belongs to somebody who was already a hundred years old then, which the last
     * digits show.
     */
    static Optional<ResidentId> ofFifteenDigits(String number) {
        if (!number.matches("[0-9]{15}") || number.compareTo(number.substring(0, 12) + "995") > 0) {
            return Optional.empty();
        }
        String body = number.substring(0, 6) + "19" + number.substring(6);
        try {
            return Optional.of(new ResidentId(body + checkCharacter(body)));
        } catch (InvalidValueException other) {
            return Optional.empty();
        }
    }

    /**
     * Replaces a multiplication sign, and letters of other alphabets, by the X they stand for at
     * the end.
     */
    static String withPlainX(String number) {
        return number.matches("[0-9]{17}[×ХΧ]") ? number.substring(0, 17) + "X" : number;
    }

    /** The check character of the first 17 digits. */
    public static char checkCharacter(String number) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += (number.charAt(at) - '0') * WEIGHTS[at];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    public LocalDate birthDate() {
        return birthDate(number);
    }

    private static LocalDate birthDate(String number) {
        try {
            return LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
        } catch (DateTimeException wrong) {
            throw new InvalidValueException("resident-id-birth-date");
        }
    }

    /** Does not show the number. */
    @Override
    public String toString() {
        return "ResidentId[…]";
    }
}

package io.guanhu.local.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Resident identity numbers with a valid checksum that belong to nobody, because the county code 99
 * does not exist in GB/T 2260.
 */
final class ResidentIds {

    private static final List<String> COUNTIES =
            List.of("110199", "310199", "440199", "320199", "510199", "650199", "540199", "150199");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1945, 1, 1);
    private static final int BIRTHDAYS = 22_000;

    private ResidentIds() {}

    static String next(RandomGenerator random) {
        LocalDate birthday = FIRST_BIRTHDAY.plusDays(random.nextInt(BIRTHDAYS));
        return withCheck(COUNTIES.get(random.nextInt(COUNTIES.size()))
                + birthday.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(1 + random.nextInt(999)));
    }

    /** Appends the check character of GB 11643 (ISO 7064, MOD 11-2). */
    static String withCheck(String digits) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += (digits.charAt(at) - '0') * WEIGHTS[at];
        }
        return digits + CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }
}

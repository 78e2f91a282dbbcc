package io.guanhu.customer.model.value;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents other than resident identity cards and passports, recognised by the form of their
 * number. People and source systems name the types in many ways, but write the numbers alike.
 * Unmistakable forms are checked. Only letters and digits are kept, so that a document has one
 * number however it is typed.
 */
final class OtherDocuments {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9()/]{3,40}");
    private static final Pattern PUNCTUATION = Pattern.compile("[()/]");

    /** 香港身份证, with the check digit in brackets. */
    private static final Pattern HONG_KONG = Pattern.compile("([A-Z]{1,2}[0-9]{6})\\(([0-9A])\\)");

    /** 外国人永久居留身份证 until 2023: nationality, region, birth date, sequence, check digit. */
    private static final Pattern FOREIGN_CARD =
            Pattern.compile("[A-Z]{3}[0-9]{4}([0-9]{2})(0[1-9]|1[0-2])([0-9]{2})[0-9]{2}");

    /** 港澳居民来往内地通行证, with two digits for the number of times it was issued. */
    private static final Pattern HOME_RETURN_PERMIT = Pattern.compile("([HM][0-9]{8})[0-9]{2}");

    /**
     * 台湾居民来往大陆通行证 as a booklet: two digits for the number of times it was issued, a letter for the
     * place.
     */
    private static final Pattern TAIWAN_PERMIT = Pattern.compile("([0-9]{8})[0-9]{2}[A-Z]");

    private static final int[] WEIGHTS = {7, 3, 1};
    private static final int BLANK = 36;

    private OtherDocuments() {}

    /**
     * Reads a number.
     *
     * @param typed in capitals and without spaces and hyphens
     * @throws InvalidValueException if it is invalid, or its check digit is wrong
     */
    static String read(String typed) {
        String number = PUNCTUATION.matcher(typed).replaceAll("");
        if (!FORM.matcher(typed).matches() || number.length() < 3) {
            throw new InvalidValueException("id-number-format");
        }
        Matcher hongKong = HONG_KONG.matcher(typed);
        if (hongKong.matches()
                && hongKongCheck(hongKong.group(1)) != hongKong.group(2).charAt(0)) {
            throw new InvalidValueException("hong-kong-id-checksum");
        }
        Matcher foreign = FOREIGN_CARD.matcher(number);
        if (foreign.matches() && isDate(foreign) && foreignCheck(number) != number.charAt(14)) {
            throw new InvalidValueException("foreign-card-checksum");
        }
        return number;
    }

    /** The part that stays the same when the document is reissued. */
    static String permanentPart(String number) {
        Matcher homeReturn = HOME_RETURN_PERMIT.matcher(number);
        if (homeReturn.matches()) {
            return homeReturn.group(1);
        }
        Matcher taiwan = TAIWAN_PERMIT.matcher(number);
        return taiwan.matches() ? taiwan.group(1) : number;
    }

    /** One or two letters (a blank replaces a missing one) and six digits; modulo 11. */
    static char hongKongCheck(String body) {
        int sum = body.length() == 7 ? 9 * BLANK : 0;
        for (int at = 0; at < body.length(); at++) {
            sum += (body.length() + 1 - at) * Character.digit(body.charAt(at), 36);
        }
        int check = Math.floorMod(-sum, 11);
        return check == 10 ? 'A' : (char) ('0' + check);
    }

    /** As in the machine-readable lines of passports, over the first 14 characters. */
    static char foreignCheck(String number) {
        int sum = 0;
        for (int at = 0; at < 14; at++) {
            sum += WEIGHTS[at % WEIGHTS.length] * Character.digit(number.charAt(at), 36);
        }
        return (char) ('0' + sum % 10);
    }

    /** The century is not given; both centuries have the same leap years, except 1900. */
    private static boolean isDate(Matcher card) {
        int year = 2000 + Integer.parseInt(card.group(1));
        return YearMonth.of(year, Integer.parseInt(card.group(2))).isValidDay(Integer.parseInt(card.group(3)));
    }
}

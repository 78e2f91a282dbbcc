package io.guanhu.customer.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.NumberParseException.ErrorType;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.Phone;
import io.guanhu.customer.model.value.TypedText;
import java.util.regex.Pattern;

/**
 * Reads phone numbers as people type them; without a country code they are Chinese. Nothing is
 * guessed, because a wrong number belongs to somebody else, who would receive the codes. Letters,
 * extensions and missing area codes, which the library would interpret, never reach it.
 */
public final class PhoneNumbers {

    private static final String HOME = "+86";

    private static final Pattern EXTENSION =
            Pattern.compile("(?i)\\d *(?:;? *ext(?:n|ension)?[. =:]*|[x#,;pw]|转|轉|分机|分機) *[:：]? *\\d{1,6}#?$"
                    + "|\\(?0\\d{2,3}\\)?[ -]?\\d{7,8}-\\d{1,6}$");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern FORM = Pattern.compile("\\(?\\+?[0-9 ()./~\\p{Pd}\u2212]+");

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern BEGUN_AS_MOBILE = Pattern.compile("1[3-9]\\d{6,}");

    /** An area code of two or three digits without its 0, and a number in that area. */
    private static final Pattern LANDLINE = Pattern.compile("(?:10|2[0-57-9])[2-8]\\d{7}|[3-9]\\d{2}[2-8]\\d{6,7}");

    /** Numbers that are answered nationwide. */
    private static final Pattern COMPANY = Pattern.compile("[48]00\\d{7}");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * Checks only the form, not whether an operator uses the range, because new ranges appear
     * faster than library updates.
     *
     * @throws InvalidValueException if it is not a valid phone number, or would have to be guessed
     */
    static Phone parse(String typed) {
        String text = withPlainDigits(TypedText.plain(typed));
        if (EXTENSION.matcher(text).find()) {
            throw new InvalidValueException("phone-extension");
        }
        if (LETTER.matcher(text).find()) {
            throw new InvalidValueException("phone-letters");
        }
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException("phone-format");
        }
        String number = text.replaceAll("[^+0-9]", "");
        if (number.startsWith("00")) {
            number = "+" + number.substring(2);
        }
        if (number.startsWith(HOME)) {
            return chinese(number.substring(HOME.length()), true);
        }
        return number.startsWith("+") ? foreign(number) : domestic(number);
    }

    /** Whether SMS messages can reach the number, because it is known not to be a landline. */
    public static boolean takesMessages(String e164) {
        if (e164.startsWith(HOME)) {
            return MOBILE.matcher(e164.substring(HOME.length())).matches();
        }
        try {
            return switch (NUMBERS.getNumberType(NUMBERS.parse(e164, null))) {
                case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, UNKNOWN -> true;
                case FIXED_LINE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP, PAGER, UAN, VOICEMAIL -> false;
            };
        } catch (NumberParseException unreadable) {
            return false;
        }
    }

    /** A mobile number cannot start with 86, so a missing plus can be recognised. */
    private static Phone domestic(String number) {
        return number.startsWith("86") && MOBILE.matcher(number.substring(2)).matches()
                ? new Phone("+" + number)
                : chinese(number, false);
    }

    private static Phone chinese(String number, boolean withCountryCode) {
        boolean trunk = number.startsWith("0");
        String national = trunk ? number.substring(1) : number;
        boolean landline = LANDLINE.matcher(national).matches();
        boolean company = COMPANY.matcher(national).matches();
        if (MOBILE.matcher(national).matches()
                || (company && !trunk)
                || (landline && !company && (trunk || withCountryCode))) {
            return new Phone(HOME + national);
        }
        throw new InvalidValueException(whyNotChinese(national, landline && !company));
    }

    private static String whyNotChinese(String national, boolean landline) {
        if (BEGUN_AS_MOBILE.matcher(national).matches()) {
            return "phone-digits";
        }
        if (landline || national.length() == 7 || national.length() == 8) {
            return "phone-area-code";
        }
        return national.isEmpty() || national.length() > 8 ? "phone-format" : "phone-short";
    }

    private static Phone foreign(String number) {
        try {
            PhoneNumber read = NUMBERS.parse(number, null);
            if (NUMBERS.isPossibleNumberWithReason(read) != ValidationResult.IS_POSSIBLE) {
                throw new InvalidValueException("phone-digits");
            }
            String e164 = NUMBERS.format(read, PhoneNumberFormat.E164);
            String country = "+" + read.getCountryCode();
            if (!e164.equals(number)
                    && !e164.equals(country + number.substring(country.length()).replaceFirst("^0", ""))) {
                throw new InvalidValueException("phone-format");
            }
            return new Phone(e164);
        } catch (NumberParseException wrong) {
            throw new InvalidValueException(
                    wrong.getErrorType() == ErrorType.INVALID_COUNTRY_CODE ? "phone-country-code" : "phone-digits");
        }
    }

    /** Digits of any script, which are unambiguous. */
    private static String withPlainDigits(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                plain.append(Character.digit(point, 10));
            } else {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }
}

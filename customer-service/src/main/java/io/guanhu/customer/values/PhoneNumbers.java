package io.guanhu.customer.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.guanhu.customer.model.InvalidValueException;
import io.guanhu.customer.model.Phone;
import io.guanhu.customer.model.TypedText;
import java.util.regex.Pattern;

/** Reads telephone numbers as people type them; without a country code they are Chinese. */
final class PhoneNumbers {

    private static final String HOME = "CN";

    /** Chinese mobile numbers have 11 digits; the library's lengths for China are looser. */
    private static final Pattern SHORT_OR_LONG_MOBILE =
            Pattern.compile("\\+861[3-9](?![0-9]{9}$).*");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * Only lengths are checked, not whether an operator uses the range: ranges are opened faster
     * than libraries are updated.
     *
     * @throws InvalidValueException if it is no telephone number
     */
    static Phone parse(String typed) {
        try {
            PhoneNumber number = NUMBERS.parse(TypedText.tidy(typed), HOME);
            if (number.hasExtension() || !NUMBERS.isPossibleNumber(number)) {
                throw new InvalidValueException("phone-format");
            }
            String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
            if (SHORT_OR_LONG_MOBILE.matcher(e164).matches()) {
                throw new InvalidValueException("phone-format");
            }
            return new Phone(e164);
        } catch (NumberParseException wrong) {
            throw new InvalidValueException("phone-format");
        }
    }
}

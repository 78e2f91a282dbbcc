package io.guanhu.customer.values;

import com.ibm.icu.text.IDNA;
import io.guanhu.customer.model.value.Email;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.model.value.TypedText;
import java.util.regex.Pattern;

/**
 * Reads email addresses as people type them: full-width characters, surrounding spaces, a domain in
 * any script. Domains become ASCII by UTS 46, non-transitional, as with registries and browsers: by
 * the older rules, straße.example would become the domain strasse.example, which belongs to
 * somebody else.
 */
public final class EmailAddresses {

    private static final int LONGEST = 255;
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** Characters that surround an address but are not part of it. */
    private static final Pattern AROUND = Pattern.compile("[ <>()\",;:]");

    private EmailAddresses() {}

    /**
     * Reads an address.
     *
     * @throws InvalidValueException if it is invalid, its domain is invalid, or its local part is not
     *     in ASCII, to which the bank's mail provider could not deliver
     */
    public static Email parse(String typed) {
        String text = TypedText.normalise(typed);
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new InvalidValueException("email-format");
        }
        String local = text.substring(0, at);
        if (!local.chars().allMatch(each -> each < 0x80)) {
            throw new InvalidValueException("email-local-part");
        }
        return new Email(local + "@" + domain(text.substring(at + 1)));
    }

    private static String domain(String typed) {
        if (typed.length() > LONGEST) {
            // Longer than any name (RFC 1035), and longer than ICU accepts.
            throw new InvalidValueException("email-domain");
        }
        if (AROUND.matcher(typed).find()) {
            throw new InvalidValueException("email-format");
        }
        IDNA.Info read = new IDNA.Info();
        String ascii = DOMAINS.nameToASCII(typed, new StringBuilder(), read).toString();
        IDNA.Info shown = new IDNA.Info();
        String unicode =
                DOMAINS.nameToUnicode(ascii, new StringBuilder(), shown).toString();
        if (read.hasErrors()
                || shown.hasErrors()
                || !unicode.codePoints().allMatch(EmailAddresses::isDomainCharacter)) {
            throw new InvalidValueException("email-domain");
        }
        return ascii;
    }

    /** Symbols and pictures pass UTS 46, but registries that follow IDNA2008 do not assign them. */
    private static boolean isDomainCharacter(int point) {
        return point < 0x80
                || switch (Character.getType(point)) {
                    case Character.LOWERCASE_LETTER,
                            Character.OTHER_LETTER,
                            Character.MODIFIER_LETTER,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.DECIMAL_DIGIT_NUMBER -> true;
                    default -> isAllowedByContext(point);
                };
    }

    /** RFC 5892, appendix A: ICU has checked their context. */
    private static boolean isAllowedByContext(int point) {
        return switch (point) {
            case 0x00B7, 0x0375, 0x05F3, 0x05F4, 0x200C, 0x200D, 0x30FB -> true;
            default -> PersonName.isHan(point);
        };
    }
}

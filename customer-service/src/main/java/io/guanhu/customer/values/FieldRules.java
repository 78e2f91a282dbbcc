package io.guanhu.customer.values;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.IdType;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.model.value.TypedText;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The rule of each field: what is typed becomes a normalised value or is refused. */
public final class FieldRules {

    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_TEXTS = 20;

    private FieldRules() {}

    /**
     * Normalises one field by itself. An ID number is only tidied: its rule depends on its type,
     * see {@link #normaliseIdentity}.
     *
     * @throws InvalidValueException if the value breaks the field's rule
     */
    public static Value normalise(Field field, Value typed, LocalDate today) {
        return switch (field) {
            case NAME -> new Text(PersonName.parse(single(typed)).text());
            case ID_TYPE -> new Text(idType(single(typed)).name());
            case ID_NUMBER -> new Text(TypedText.compact(single(typed)).toUpperCase(Locale.ROOT));
            case PHONE -> new Text(PhoneNumbers.parse(single(typed)).e164());
            case EMAIL -> new Text(EmailAddresses.parse(single(typed)).address());
            case ADDRESS -> new Text(line(single(typed), LONGEST_ADDRESS));
            case OTHER_PHONES -> several(typed, text -> PhoneNumbers.parse(text).e164());
            case MARKETING_ADDRESS -> new Text(line(single(typed), LONGEST_ADDRESS));
            case ACCOUNT_NUMBERS -> several(typed, FieldRules::accountNumber);
            case LAST_TRANSACTION_ON ->
                new Text(PastDates.read(single(typed), today).toString());
            case MARKETING_PREFERENCES -> several(typed, text -> line(text, LONGEST_ADDRESS));
            case SERVICE_NOTES -> several(typed, text -> line(text, LONGEST_NOTE));
        };
    }

    /**
     * Normalises the ID number by the ID type beside it.
     *
     * @throws InvalidValueException if the number breaks the rule of its type
     */
    public static Profile normaliseIdentity(Profile profile, LocalDate today) {
        String type = profile.text(Field.ID_TYPE).orElse("");
        String typed = profile.text(Field.ID_NUMBER).orElse("");
        if (type.isEmpty() || typed.isEmpty()) {
            return profile;
        }
        String number = DocumentNumber.parse(IdType.valueOf(type), typed, today).number();
        Map<Field, Value> corrected = new EnumMap<>(Field.class);
        corrected.put(Field.ID_NUMBER, new Text(number));
        return profile.and(new Profile(corrected));
    }

    /** What equal account numbers have in common. */
    public static String accountNumber(String typed) {
        String number = TypedText.compact(typed).toUpperCase(Locale.ROOT);
        if (!number.matches("[A-Z0-9]{5,34}")) {
            throw new InvalidValueException("account-number-format");
        }
        return number;
    }

    private static IdType idType(String typed) {
        try {
            return IdType.valueOf(TypedText.tidy(typed).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidValueException("id-type");
        }
    }

    private static String line(String typed, int longest) {
        String text = TypedText.tidy(typed);
        if (text.isEmpty() || TypedText.length(text) > longest) {
            throw new InvalidValueException("text-length");
        }
        if (TypedText.hasControls(text)) {
            throw new InvalidValueException("text-characters");
        }
        return text;
    }

    private static String single(Value typed) {
        return switch (typed) {
            case Text(String text) -> text;
            case Texts several -> throw new InvalidValueException("one-text");
        };
    }

    private static Value several(Value typed, UnaryOperator<String> normal) {
        List<String> texts = typed.texts().stream().map(normal).distinct().toList();
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw new InvalidValueException("list-length");
        }
        return new Texts(texts);
    }
}

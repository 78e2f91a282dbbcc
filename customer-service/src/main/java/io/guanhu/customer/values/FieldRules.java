package io.guanhu.customer.values;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.IdType;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.model.value.TypedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The rule of each kind of field, by which typed text is normalised or refused. */
public final class FieldRules {

    private static final int MOST_TEXTS = 20;

    private FieldRules() {}

    /**
     * Normalises a single field. An ID number is only tidied, because its rule depends on its type;
     * see {@link #normaliseIdentity}.
     *
     * @throws InvalidValueException if the value breaks the field's rule
     */
    public static Value normalise(Field field, Value typed, LocalDate today) {
        return field.is(Trait.SEVERAL)
                ? several(typed, text -> normalise(field, text, today))
                : new Text(normalise(field, single(typed), today));
    }

    /**
     * Normalises one text of a field that may have several.
     *
     * @throws InvalidValueException if the text breaks the field's rule
     */
    static String normalise(Field field, String typed, LocalDate today) {
        return switch (field.kind()) {
            case PERSON_NAME -> PersonName.parse(typed).text();
            case ID_TYPE -> idType(typed).name();
            case ID_NUMBER -> TypedText.compact(typed).toUpperCase(Locale.ROOT);
            case PHONE -> PhoneNumbers.parse(typed).e164();
            case EMAIL -> EmailAddresses.parse(typed).address();
            case ACCOUNT_NUMBER -> accountNumber(typed);
            case DAY -> PastDates.read(typed, today).toString();
            case LINE -> line(typed, field.longest());
        };
    }

    /**
     * Normalises the ID number according to its ID type.
     *
     * @throws InvalidValueException if the number breaks the rule of its type
     */
    public static Profile normaliseIdentity(Profile profile, LocalDate today) {
        String type = profile.text(BuiltIn.ID_TYPE).orElse("");
        String typed = profile.text(BuiltIn.ID_NUMBER).orElse("");
        if (type.isEmpty() || typed.isEmpty()) {
            return profile;
        }
        String number = DocumentNumber.parse(IdType.valueOf(type), typed, today).number();
        return profile.and(new Profile(Map.of(BuiltIn.ID_NUMBER, new Text(number))));
    }

    private static String accountNumber(String typed) {
        String number = TypedText.compact(typed).toUpperCase(Locale.ROOT);
        if (!number.matches("[A-Z0-9]{5,34}")) {
            throw new InvalidValueException("account-number-format");
        }
        return number;
    }

    private static IdType idType(String typed) {
        try {
            return IdType.valueOf(TypedText.normalise(typed).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidValueException("id-type");
        }
    }

    private static String line(String typed, int longest) {
        String text = TypedText.normalise(typed);
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

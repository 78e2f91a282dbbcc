package io.guanhu.customer.values;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.Email;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer is found by. Beside what people search for, a name has words that nobody can ask
 * for, and that tell together with a phone number or an email address, or by themselves with the
 * birth date, that two may be the same person.
 *
 * @param field the field searched, whose name is the purpose of its tokens
 * @param word the normalised value, or a word of it
 */
public record SearchWord(Field field, String word) {

    /**
     * The version of what this makes of values. Raised with every change of it, so that customers
     * who were there before get new tokens by themselves; the index of older ones in the database
     * then needs a new bound.
     */
    public static final int RULES = 2;

    /** No word that is searched for begins so. */
    private static final String UNASKED = "~";

    /** The words of a stored profile. */
    public static List<SearchWord> of(Profile profile) {
        List<SearchWord> words = new ArrayList<>();
        profile.text(BuiltIn.NAME).map(PersonName::new).ifPresent(name -> {
            words.add(sound(name));
            Marking.birthDate(profile).ifPresent(birth -> words.add(born(name, birth)));
        });
        profile.values().forEach((field, value) -> {
            if (field.searchedAs().isPresent()) {
                value.texts().forEach(text -> add(field, text, words));
            }
        });
        return words;
    }

    /**
     * What a customer is found by who has the same mark: all of these words. The one that fewest
     * customers share comes first.
     */
    public static Map<Mark, List<SearchWord>> ofMarks(Profile profile) {
        Map<Mark, List<SearchWord>> marks = new EnumMap<>(Mark.class);
        profile.text(BuiltIn.NAME).map(PersonName::new).ifPresent(name -> {
            Marking.birthDate(profile).ifPresent(birth -> marks.put(Mark.NAME_BIRTH, List.of(born(name, birth))));
            one(BuiltIn.PHONE, profile).ifPresent(phone -> marks.put(Mark.NAME_PHONE, List.of(phone, sound(name))));
            one(BuiltIn.EMAIL, profile).ifPresent(email -> marks.put(Mark.NAME_EMAIL, List.of(email, sound(name))));
        });
        return marks;
    }

    private static SearchWord sound(PersonName name) {
        return new SearchWord(BuiltIn.NAME, UNASKED + NameMarks.sound(name));
    }

    private static SearchWord born(PersonName name, LocalDate birth) {
        return new SearchWord(BuiltIn.NAME, UNASKED + NameMarks.written(name) + " " + birth);
    }

    private static Optional<SearchWord> one(Field field, Profile profile) {
        List<SearchWord> words = new ArrayList<>();
        profile.text(field).ifPresent(text -> add(field, text, words));
        return words.stream().findFirst();
    }

    private static void add(Field field, String text, List<SearchWord> words) {
        switch (field.kind()) {
            case PERSON_NAME ->
                NameWords.of(new PersonName(text)).forEach(word -> words.add(new SearchWord(field, word)));
            case EMAIL -> words.add(new SearchWord(field, new Email(text).searchForm()));
            case ID_NUMBER -> words.add(new SearchWord(field, DocumentNumber.searchForm(text)));
            default -> words.add(new SearchWord(field, text));
        }
    }

    /**
     * What is looked for if somebody asks for a customer by this text: each of them must fit.
     *
     * @throws InvalidValueException if the text can be no value of the field
     */
    public static List<String> asked(Field field, String typed, LocalDate today) {
        return switch (field.kind()) {
            case PERSON_NAME -> List.copyOf(NameWords.asked(PersonName.parse(typed)));
            case EMAIL -> List.of(EmailAddresses.parse(typed).searchForm());
            case ID_NUMBER -> List.of(idNumber(typed));
            default -> List.of(FieldRules.normalise(field, typed, today));
        };
    }

    /** Whatever the type: whoever searches does not say it. */
    private static String idNumber(String typed) {
        String number = DocumentNumber.searchForm(typed);
        if (number.isEmpty()) {
            throw new InvalidValueException("id-number-format");
        }
        return number;
    }

    /** Tells the field, never the word. */
    @Override
    public String toString() {
        return "SearchWord[" + field + "]";
    }
}

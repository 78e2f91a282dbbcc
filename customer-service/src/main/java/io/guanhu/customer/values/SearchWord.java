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
 * A word by which a customer can be found. Besides words for searches, a name has words that cannot
 * be searched for. Together with a phone number or an email address, or alone with the birth date,
 * they show that two people may be the same.
 *
 * @param field the searched field, whose name is the purpose of its tokens
 * @param word the normalised value, or one of its words
 */
public record SearchWord(Field field, String word) {

    /**
     * The version of these rules. Increase it with every change, so that existing customers get new
     * tokens automatically; the database index of older ones then needs a new bound.
     */
    public static final int RULES = 2;

    /** The prefix of words that cannot be searched for. */
    private static final String NOT_SEARCHABLE = "~";

    /** The words of a stored profile. */
    public static List<SearchWord> of(Profile profile) {
        List<SearchWord> words = new ArrayList<>();
        profile.text(BuiltIn.NAME).map(PersonName::new).ifPresent(name -> {
            words.add(sound(name));
            Marking.birthDate(profile).ifPresent(birth -> words.add(ofNameAndBirthDate(name, birth)));
        });
        profile.values().forEach((field, value) -> {
            if (field.searchedAs().isPresent()) {
                value.texts().forEach(text -> add(field, text, words));
            }
        });
        return words;
    }

    /**
     * The words of customers with the same mark, all of which they must have. The word that the
     * fewest customers share comes first.
     */
    public static Map<Mark, List<SearchWord>> ofMarks(Profile profile) {
        Map<Mark, List<SearchWord>> marks = new EnumMap<>(Mark.class);
        profile.text(BuiltIn.NAME).map(PersonName::new).ifPresent(name -> {
            Marking.birthDate(profile)
                    .ifPresent(birth -> marks.put(Mark.NAME_BIRTH, List.of(ofNameAndBirthDate(name, birth))));
            one(BuiltIn.PHONE, profile).ifPresent(phone -> marks.put(Mark.NAME_PHONE, List.of(phone, sound(name))));
            one(BuiltIn.EMAIL, profile).ifPresent(email -> marks.put(Mark.NAME_EMAIL, List.of(email, sound(name))));
        });
        return marks;
    }

    private static SearchWord sound(PersonName name) {
        return new SearchWord(BuiltIn.NAME, NOT_SEARCHABLE + NameMarks.sound(name));
    }

    private static SearchWord ofNameAndBirthDate(PersonName name, LocalDate birth) {
        return new SearchWord(BuiltIn.NAME, NOT_SEARCHABLE + NameMarks.written(name) + " " + birth);
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
     * The words for a search with this text, all of which a customer must have.
     *
     * @throws InvalidValueException if the text cannot be a value of the field
     */
    public static List<String> asked(Field field, String typed, LocalDate today) {
        return switch (field.kind()) {
            case PERSON_NAME -> List.copyOf(NameWords.asked(PersonName.parse(typed)));
            case EMAIL -> List.of(EmailAddresses.parse(typed).searchForm());
            case ID_NUMBER -> List.of(idNumber(typed));
            default -> List.of(FieldRules.normalise(field, typed, today));
        };
    }

    /** Matches all types of document, because a search does not state one. */
    private static String idNumber(String typed) {
        String number = DocumentNumber.searchForm(typed);
        if (number.isEmpty()) {
            throw new InvalidValueException("id-number-format");
        }
        return number;
    }

    /** Shows the field, but never the word. */
    @Override
    public String toString() {
        return "SearchWord[" + field + "]";
    }
}

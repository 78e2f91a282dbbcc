package io.guanhu.customer.values;

import io.guanhu.customer.model.Email;
import io.guanhu.customer.model.Field;
import io.guanhu.customer.model.PersonName;
import io.guanhu.customer.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a customer is found by.
 *
 * @param field the field searched, whose name is the purpose of its tokens
 * @param word the normalised value, or a word of it
 */
public record SearchWord(Field field, String word) {

    /** The fields that can be searched. */
    public static final Set<Field> FIELDS =
            Set.of(Field.NAME, Field.ID_NUMBER, Field.PHONE, Field.EMAIL, Field.ACCOUNT_NUMBERS);

    /** The words of a stored profile. */
    public static List<SearchWord> of(Profile profile) {
        List<SearchWord> words = new ArrayList<>();
        for (Field field : FIELDS) {
            profile.get(field)
                    .ifPresent(value -> value.texts().forEach(text -> add(field, text, words)));
        }
        return words;
    }

    private static void add(Field field, String text, List<SearchWord> words) {
        switch (field) {
            case NAME ->
                    NameWords.of(new PersonName(text))
                            .forEach(word -> words.add(new SearchWord(field, word)));
            case EMAIL -> words.add(new SearchWord(field, new Email(text).searchForm()));
            default -> words.add(new SearchWord(field, text));
        }
    }

    /** Tells the field, never the word. */
    @Override
    public String toString() {
        return "SearchWord[" + field + "]";
    }
}

package io.guanhu.customer.values;

import com.ibm.icu.text.Transliterator;
import io.guanhu.customer.model.value.PersonName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The forms by which names of possibly the same person are compared. The suppression list contains
 * hashes of them that can never be computed again, so a change here would lose everybody on it.
 */
final class NameMarks {

    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");

    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private NameMarks() {}

    /** The same for equal names, whatever their dots, spaces and case. */
    static String written(PersonName name) {
        return name.isHan() ? String.join("", characters(name.text())) : String.join(" ", latinWords(name.text()));
    }

    /**
     * The same for a Chinese name and its spelling in a passport: the letters of its pinyin,
     * sorted, because surname and given name may be in either order.
     */
    static String sound(PersonName name) {
        List<String> words = name.isHan() ? syllables(name.text()) : latinWords(name.text());
        String letters = String.join("", words)
                .chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return letters.isEmpty() ? written(name) : letters;
    }

    private static List<String> characters(String text) {
        return text.codePoints()
                .filter(point -> point != '·')
                .mapToObj(Character::toString)
                .toList();
    }

    /** A character without a known reading has no syllable. */
    private static List<String> syllables(String text) {
        String latin = PINYIN.transliterate(text.replace("·", ""));
        List<String> syllables = new ArrayList<>();
        for (String syllable : latin.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            if (!syllable.isEmpty()) {
                syllables.add(syllable);
            }
        }
        return syllables;
    }

    private static List<String> latinWords(String text) {
        String plain = Normalizer.normalize(LATIN.transliterate(text), Normalizer.Form.NFKC);
        List<String> words = new ArrayList<>();
        for (String word : plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}

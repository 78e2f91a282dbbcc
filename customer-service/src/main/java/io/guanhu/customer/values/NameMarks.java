package io.guanhu.customer.values;

import com.ibm.icu.text.Transliterator;
import io.guanhu.customer.model.value.PersonName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What names have in common that may be one person's. The suppression list holds hashes of it that
 * can never be made anew: a change here would lose everybody who is on it.
 */
final class NameMarks {

    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");

    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private NameMarks() {}

    /** What equal names have in common, however they are dotted, spaced and cased. */
    static String written(PersonName name) {
        return name.isHan() ? String.join("", characters(name.text())) : String.join(" ", latinWords(name.text()));
    }

    /**
     * What a Chinese name and its spelling in a passport have in common: the letters of its pinyin,
     * sorted, since surname and given name stand in either order.
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

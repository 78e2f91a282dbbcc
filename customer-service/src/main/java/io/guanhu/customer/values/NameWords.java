package io.guanhu.customer.values;

import com.ibm.icu.text.Transliterator;
import io.guanhu.customer.model.PersonName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words that a name is found by: parts of a Chinese name, their pinyin in full and by initials;
 * words of other names and how they begin. A name is found if all words of what is asked are among
 * the name's.
 */
public final class NameWords {

    private static final int LONGEST_PART = 4;
    private static final int SHORTEST_PREFIX = 2;
    private static final int LONGEST_PREFIX = 10;

    /** Reads surnames as surnames: 单 is shan, 仇 qiu, 解 xie, 曾 zeng. */
    private static final Transliterator PINYIN =
            Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");

    private static final Transliterator LATIN =
            Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private NameWords() {}

    /** The words that a stored name is found by. */
    public static Set<String> of(PersonName name) {
        Set<String> words = new LinkedHashSet<>();
        String text = name.text();
        if (name.isHan()) {
            List<String> characters = characters(text);
            addParts(characters, "", words);
            List<String> syllables = syllables(text);
            addParts(syllables, "", words);
            addParts(
                    syllables.stream().map(syllable -> syllable.substring(0, 1)).toList(),
                    "",
                    words);
        } else {
            for (String word : latinWords(text)) {
                words.add(word);
                int longest = Math.min(word.length(), LONGEST_PREFIX);
                for (int end = SHORTEST_PREFIX; end < longest; end++) {
                    words.add(word.substring(0, end));
                }
            }
        }
        return words;
    }

    /** The words that somebody asks for; empty if nothing can be searched for. */
    public static Set<String> asked(PersonName asked) {
        Set<String> words = new LinkedHashSet<>();
        if (asked.isHan()) {
            for (String part : asked.text().split("·", -1)) {
                addAskedParts(characters(part), words);
            }
        } else {
            words.addAll(latinWords(asked.text()));
        }
        return words;
    }

    /** What equal names have in common, however they are dotted, spaced and cased. */
    static String written(PersonName name) {
        return name.isHan()
                ? String.join("", characters(name.text()))
                : String.join(" ", latinWords(name.text()));
    }

    /**
     * What a Chinese name and its spelling in a passport have in common: the letters of its pinyin,
     * sorted, since surname and given name stand in either order.
     */
    static String sound(PersonName name) {
        List<String> words = name.isHan() ? syllables(name.text()) : latinWords(name.text());
        String letters =
                String.join("", words)
                        .chars()
                        .sorted()
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return letters.isEmpty() ? written(name) : letters;
    }

    /** A long part is asked by overlapping parts that are as long as those stored. */
    private static void addAskedParts(List<String> characters, Set<String> words) {
        if (characters.isEmpty()) {
            return;
        }
        int length = Math.min(characters.size(), LONGEST_PART);
        for (int at = 0; at + length <= characters.size(); at++) {
            words.add(String.join("", characters.subList(at, at + length)));
        }
    }

    private static void addParts(List<String> characters, String separator, Set<String> words) {
        for (int from = 0; from < characters.size(); from++) {
            int longest = Math.min(characters.size(), from + LONGEST_PART);
            for (int to = from + 1; to <= longest; to++) {
                words.add(String.join(separator, characters.subList(from, to)));
            }
        }
        words.add(String.join(separator, characters));
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

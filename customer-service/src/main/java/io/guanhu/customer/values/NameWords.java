package io.guanhu.customer.values;

import com.ibm.icu.text.Transliterator;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.model.value.Radicals;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which a name can be found: parts of ideographic text, their full pinyin and its
 * initials; words in other scripts and their beginnings. A name is found if it has all words of the
 * search. If you change the words produced here, increase {@link SearchWord#RULES}.
 */
public final class NameWords {

    private static final int LONGEST_PART = 4;
    private static final int SHORTEST_PREFIX = 2;
    private static final int LONGEST_PREFIX = 10;

    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    /** Selectors for the shape of an ideograph or a Mongolian letter. */
    private static final Pattern SELECTORS = Pattern.compile("[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}\\u180B-\\u180F]");

    /**
     * Characters that some people write within a word, others leave out, and others treat as a gap.
     */
    private static final Pattern INNER = Pattern.compile("['’\\u02B9-\\u02BF\\u02C8\\u200C\\u200D]");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private NameWords() {}

    /** The words by which a stored name can be found. */
    static Set<String> of(PersonName name) {
        Set<String> words = new LinkedHashSet<>();
        String text = fold(name);
        List<String> ideographs = new ArrayList<>();
        runs(text).forEach(ideographs::addAll);
        addParts(ideographs, words);
        for (List<String> reading : Readings.of(ideographs)) {
            addParts(reading, words);
            addParts(reading.stream().map(each -> each.substring(0, 1)).toList(), words);
        }
        addLatin(INNER.matcher(others(text)).replaceAll(""), words);
        addLatin(INNER.matcher(others(text)).replaceAll(" "), words);
        return words;
    }

    /** The words of a search; empty if there is nothing to search for. */
    public static Set<String> asked(PersonName asked) {
        Set<String> words = new LinkedHashSet<>();
        String text = fold(asked);
        for (List<String> run : runs(text)) {
            int length = Math.min(run.size(), LONGEST_PART);
            for (int at = 0; at + length <= run.size(); at++) {
                words.add(String.join("", run.subList(at, at + length)));
            }
        }
        words.addAll(latin(INNER.matcher(others(text)).replaceAll("")));
        return words;
    }

    /** Uses today's simplified ideographs, and writes out repetition marks. */
    private static String fold(PersonName name) {
        String plain = Normalizer.normalize(
                SELECTORS.matcher(Radicals.replaceAll(name.text())).replaceAll(""), Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder();
        SIMPLIFIED.transliterate(plain).codePoints().forEach(point -> {
            boolean repeats = point == '々' && !folded.isEmpty();
            folded.appendCodePoint(repeats ? folded.codePointBefore(folded.length()) : point);
        });
        return folded.toString();
    }

    /** Unbroken runs of ideographs. */
    private static List<List<String>> runs(String text) {
        List<List<String>> runs = new ArrayList<>();
        boolean within = false;
        for (int point : text.codePoints().toArray()) {
            boolean han = PersonName.isHan(point);
            if (han && !within) {
                runs.add(new ArrayList<>());
            }
            if (han) {
                runs.getLast().add(Character.toString(point));
            }
            within = han;
        }
        return runs;
    }

    private static String others(String text) {
        StringBuilder others = new StringBuilder();
        text.codePoints().forEach(point -> others.appendCodePoint(PersonName.isHan(point) ? ' ' : point));
        return others.toString();
    }

    private static void addParts(List<String> characters, Set<String> words) {
        for (int from = 0; from < characters.size(); from++) {
            int longest = Math.min(characters.size(), from + LONGEST_PART);
            for (int to = from + 1; to <= longest; to++) {
                words.add(String.join("", characters.subList(from, to)));
            }
        }
        if (!characters.isEmpty()) {
            words.add(String.join("", characters));
        }
    }

    private static void addLatin(String text, Set<String> words) {
        for (String word : latin(text)) {
            words.add(word);
            int longest = Math.min(word.length(), LONGEST_PREFIX);
            for (int end = SHORTEST_PREFIX; end < longest; end++) {
                words.add(word.substring(0, end));
            }
        }
    }

    private static List<String> latin(String text) {
        String plain = Normalizer.normalize(LATIN.transliterate(text), Normalizer.Form.NFKD);
        List<String> words = new ArrayList<>();
        for (String word :
                NO_WORD.split(INNER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(""), -1)) {
            String letters = MARKS.matcher(word).replaceAll("");
            if (!letters.isEmpty()) {
                words.add(letters);
            }
        }
        return words;
    }
}

package io.guanhu.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for many values, each in many forms, in one pass over the bytes: the first four bytes lead
 * to the few values that may begin there.
 */
final class LeakSearch {

    private static final int KEY = 4;

    private record Pattern(Needle needle, String form, byte[] bytes) {}

    private final Map<Integer, List<Pattern>> patterns = new HashMap<>();
    private final Set<Leak> leaks = new LinkedHashSet<>();
    private long searched;

    LeakSearch(Collection<Needle> needles) {
        Set<String> seen = new HashSet<>();
        for (Needle needle : needles) {
            Forms.of(needle.value()).forEach((form, bytes) -> {
                if (seen.add(new String(bytes, StandardCharsets.ISO_8859_1))) {
                    patterns.computeIfAbsent(keyAt(bytes, 0), _ -> new ArrayList<>())
                            .add(new Pattern(needle, form, bytes));
                }
            });
        }
    }

    void search(String where, byte[] bytes) {
        searched += bytes.length;
        for (int at = 0; at + KEY <= bytes.length; at++) {
            for (Pattern pattern : patterns.getOrDefault(keyAt(bytes, at), List.of())) {
                if (stands(pattern, bytes, at)) {
                    leaks.add(new Leak(where, pattern.needle().kind(), pattern.form()));
                }
            }
        }
    }

    void search(String where, String text) {
        search(where, text.getBytes(StandardCharsets.UTF_8));
    }

    Set<Leak> leaks() {
        return Set.copyOf(leaks);
    }

    /** Bytes, to show that there was something to search. */
    long searched() {
        return searched;
    }

    private static boolean stands(Pattern pattern, byte[] bytes, int at) {
        int end = at + pattern.bytes().length;
        return end <= bytes.length
                && Arrays.equals(bytes, at, end, pattern.bytes(), 0, pattern.bytes().length)
                && !insideALongerNumber(pattern, bytes, at, end);
    }

    /** A phone number's digits within a longer number, such as a time in nanoseconds, do not count. */
    private static boolean insideALongerNumber(Pattern pattern, byte[] bytes, int at, int end) {
        if (!pattern.form().equals("UTF-8") || !isDigits(pattern.bytes())) {
            return false;
        }
        boolean before = at > 0 && isDigit(bytes[at - 1]);
        boolean countryCode = before && at > 1 && bytes[at - 1] == '6' && bytes[at - 2] == '8';
        boolean after = end < bytes.length && isDigit(bytes[end]);
        return (before && !countryCode) || after;
    }

    private static boolean isDigits(byte[] bytes) {
        for (byte each : bytes) {
            if (!isDigit(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static int keyAt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }
}

package io.guanhu.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chained calls, one below the other, as the formatter lays them out.
 *
 * @param line where the statement stands that they belong to; the first line is 1
 * @param length in lines, with that one and with everything inside the calls
 */
record Chain(int line, int length) {

    private static final Pattern CALL = Pattern.compile("( +)\\.[a-zA-Z<].*");

    /** All of a source; a chain within another one belongs to it. */
    static List<Chain> in(List<String> source) {
        List<Chain> found = new ArrayList<>();
        int at = 0;
        while (at < source.size()) {
            Matcher call = CALL.matcher(source.get(at));
            int end = call.matches() ? end(source, at, call.end(1)) : at;
            if (end > at) {
                found.add(new Chain(at, 1 + end - at));
            }
            at = Math.max(end, at + 1);
        }
        return found;
    }

    /** The line after the last one that is indented at least as far as the first call. */
    private static int end(List<String> source, int begin, int indentation) {
        int end = begin;
        for (int at = begin; at < source.size(); at++) {
            String line = source.get(at);
            if (line.isBlank()) {
                continue;
            }
            if (line.length() - line.stripLeading().length() < indentation) {
                break;
            }
            end = at + 1;
        }
        return end;
    }
}

package io.guanhu.local.story.stage;

import java.util.regex.Pattern;

/** Values as the story may print them: a terminal's output is kept by many tools. */
public final class Masked {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d{6,}");
    private static final int SHOWN = 3;

    private Masked() {}

    /** The first characters, and that there are more. */
    static String value(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= SHOWN
                ? "*".repeat(length)
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "*".repeat(length - SHOWN);
    }

    /** A message, without the codes and telephone numbers in it. */
    public static String message(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return LONG_NUMBER.matcher(line).replaceAll(match -> Masked.value(match.group()));
    }
}

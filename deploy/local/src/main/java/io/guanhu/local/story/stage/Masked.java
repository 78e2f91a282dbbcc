package io.guanhu.local.story.stage;

import java.util.regex.Pattern;

/** Masks values that the story prints, because many tools store a terminal's output. */
public final class Masked {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d{6,}");
    private static final int SHOWN = 3;

    private Masked() {}

    /** The first characters, with a sign that there are more. */
    static String value(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= SHOWN
                ? "*".repeat(length)
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "*".repeat(length - SHOWN);
    }

    /** A message without its codes and telephone numbers. */
    public static String message(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return LONG_NUMBER.matcher(line).replaceAll(match -> Masked.value(match.group()));
    }
}

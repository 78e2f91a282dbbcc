package io.guanhu.customer.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of an import as they came, each by itself: a damaged one does not touch the others. */
final class ImportLines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ImportLines() {}

    /**
     * A line that is not blank.
     *
     * @param number counts blank ones
     * @param text absent if the line is not in UTF-8
     */
    record Raw(int number, @Nullable String text) {

        /** Tells nothing of the line. */
        @Override
        public String toString() {
            return "Raw[" + number + "]";
        }
    }

    /** Splits before it decodes: in UTF-8, and in GB18030, no other character holds a line feed. */
    static List<Raw> of(byte[] body) {
        List<Raw> lines = new ArrayList<>();
        int from = 0;
        for (int number = 1; from <= body.length; number++) {
            int end = from;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            String text = decoded(ByteBuffer.wrap(body, from, end - from));
            if (text == null || !text.isBlank()) {
                lines.add(new Raw(number, text));
            }
            from = end + 1;
        }
        return lines;
    }

    /** Files that were put together have the mark of each of them at the start of a line. */
    private static @Nullable String decoded(ByteBuffer line) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}

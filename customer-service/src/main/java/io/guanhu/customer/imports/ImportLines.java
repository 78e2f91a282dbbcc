package io.guanhu.customer.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The raw lines of an import, separated so that a damaged line does not affect the others. */
final class ImportLines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ImportLines() {}

    /**
     * A line that is not blank.
     *
     * @param number counts blank lines
     * @param text absent if the line is not valid UTF-8
     */
    record Raw(int number, @Nullable String text) {

        /** Does not show the line. */
        @Override
        public String toString() {
            return "Raw[" + number + "]";
        }
    }

    /**
     * Splits before decoding: neither in UTF-8 nor in GB18030 does another character contain a line
     * feed.
     */
    static List<Raw> of(byte[] body) {
        List<Raw> lines = new ArrayList<>();
        int from = 0;
        for (int number = 1; from <= body.length; number++) {
            int end = from;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            String text = decode(ByteBuffer.wrap(body, from, end - from));
            if (text == null || !text.isBlank()) {
                lines.add(new Raw(number, text));
            }
            from = end + 1;
        }
        return lines;
    }

    /** Concatenated files have a byte order mark at the start of some lines. */
    private static @Nullable String decode(ByteBuffer line) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}

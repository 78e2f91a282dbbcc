package io.guanhu.audit.model;

import java.util.Arrays;

/** Moves over the bytes of a leaf, and says at every step whether they are as expected. */
public final class LeafCursor {

    /** Characters that JSON escapes: quotes, backslashes and control characters. */
    private static final boolean[] ESCAPED = new boolean[256];

    static {
        Arrays.fill(ESCAPED, 0, 0x20, true);
        ESCAPED['"'] = true;
        ESCAPED['\\'] = true;
    }

    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /** Starts with another leaf. */
    public void begin(byte[] array, int offset, int length) {
        bytes = array;
        at = offset;
        end = offset + length;
    }

    /** The position in the array. */
    public int position() {
        return at;
    }

    public boolean isAtEnd() {
        return at == end;
    }

    /** Whether this byte comes next. */
    public boolean isAt(char c) {
        return at < end && bytes[at] == c;
    }

    /** Skips one byte. */
    public boolean skip(char c) {
        if (isAt(c)) {
            at++;
            return true;
        }
        return false;
    }

    /** Skips exactly these bytes. */
    public boolean skip(byte[] expected, int offset, int length) {
        int to = at + length;
        if (to <= end && Arrays.equals(bytes, at, to, expected, offset, offset + length)) {
            at = to;
            return true;
        }
        return false;
    }

    /** Skips exactly these bytes, if JSON needs no escapes for them. */
    public boolean skipPlain(byte[] expected, int offset, int length) {
        if (length < 0 || length > end - at) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = expected[offset + i];
            if (b != bytes[at + i] || ESCAPED[b & 0xff]) {
                return false;
            }
        }
        at += length;
        return true;
    }

    /** Skips a text with its quotes, in which all escapes are valid in JSON. */
    public boolean skipText() {
        if (!skip('"')) {
            return false;
        }
        while (at < end && bytes[at] != '"') {
            int width = bytes[at] == '\\' ? widthOfEscape() : 1;
            if (width == 0) {
                return false;
            }
            at += width;
        }
        return skip('"');
    }

    /** The length of the escape that starts here; 0 if it is invalid. */
    private int widthOfEscape() {
        if (at + 1 == end) {
            return 0;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> isHexadecimal(at + 2, at + 6) ? 6 : 0;
            default -> 0;
        };
    }

    private boolean isHexadecimal(int from, int to) {
        if (to > end) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Skips a list with its contents. */
    public boolean skipList() {
        if (!isAt('[')) {
            return false;
        }
        int depth = 0;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                if (!skipText()) {
                    return false;
                }
                continue;
            }
            at++;
            depth += b == '[' ? 1 : b == ']' ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }
}

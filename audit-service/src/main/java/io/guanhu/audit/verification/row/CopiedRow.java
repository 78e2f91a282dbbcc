package io.guanhu.audit.verification.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row in PostgreSQL's binary copy format; reused for each row. */
final class CopiedRow {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final int[] offsets = new int[24];
    private final int[] lengths = new int[24];
    private final byte[] uuidText = new byte[36];
    private byte[] bytes = new byte[0];

    /** Switches to another row. */
    CopiedRow read(byte[] row) {
        bytes = row;
        int fields = (row[0] & 0xff) << 8 | (row[1] & 0xff);
        int at = 2;
        for (int i = 0; i < fields; i++) {
            int length = int32(at);
            at += 4;
            offsets[i] = at;
            lengths[i] = length;
            at += Math.max(0, length);
        }
        return this;
    }

    /** A copy that remains valid. */
    CopiedRow copy() {
        return new CopiedRow().read(bytes);
    }

    byte[] array() {
        return bytes;
    }

    int offset(int field) {
        return offsets[field];
    }

    /** The length; -1 for null. */
    int length(int field) {
        return lengths[field];
    }

    long int64(int field) {
        int at = offsets[field];
        return (long) int32(at) << 32 | (int32(at + 4) & 0xffffffffL);
    }

    int int32OfField(int field) {
        return int32(offsets[field]);
    }

    /** The four bytes at a position in the array. */
    int int32(int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }

    @Nullable
    String text(int field) {
        return lengths[field] < 0 ? null : new String(bytes, offsets[field], lengths[field], StandardCharsets.UTF_8);
    }

    byte[] bytes(int field) {
        byte[] copy = new byte[Math.max(0, lengths[field])];
        System.arraycopy(bytes, offsets[field], copy, 0, copy.length);
        return copy;
    }

    /** The number of items of a list; negative if the field is null or has several dimensions. */
    int count(int field) {
        if (lengths[field] < 12) {
            return -1;
        }
        // Number of dimensions, whether there are nulls, and the type; then the dimension's length
        // and lower bound.
        int dimensions = int32(offsets[field]);
        return dimensions == 0 ? 0 : dimensions == 1 ? int32(offsets[field] + 12) : -1;
    }

    /** Where the items of a list start, each preceded by its length. */
    int firstItem(int field) {
        return offsets[field] + 20;
    }

    /** A list of texts; absent if the field is anything else. */
    @Nullable
    List<String> texts(int field) {
        List<String> texts = new ArrayList<>();
        int at = firstItem(field);
        for (int i = 0; i < count(field); i++) {
            int length = int32(at);
            if (length < 0) {
                return null;
            }
            texts.add(new String(bytes, at + 4, length, StandardCharsets.UTF_8));
            at += 4 + length;
        }
        return count(field) < 0 ? null : texts;
    }

    @Nullable
    UUID uuid(int field) {
        return lengths[field] < 0 ? null : UUID.fromString(new String(uuidText(field), StandardCharsets.US_ASCII));
    }

    /** The usual notation; the array is reused. */
    byte[] uuidText(int field) {
        int from = offsets[field];
        int to = 0;
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                uuidText[to++] = '-';
            }
            uuidText[to++] = HEX[bytes[from + i] >> 4 & 0xf];
            uuidText[to++] = HEX[bytes[from + i] & 0xf];
        }
        return uuidText;
    }
}

package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Opaque, signed keyset cursors: a page's last position, which the next request sends back. A
 * cursor is only valid for its list, and for the caller it was made for.
 */
public final class Cursors {

    private static final String PURPOSE = "cursor";
    private static final int LONGEST = 2_000;

    /** Nobody reads the same list for longer. */
    public static final Duration LIFE = Duration.ofDays(1);

    private final CursorTags tags;

    /**
     * Cursors with tags that distinguish them from forged ones.
     *
     * @param tags must have a key that exists for {@link #LIFE} after its last use
     */
    public Cursors(CursorTags tags) {
        this.tags = tags;
    }

    /**
     * Signs a position, whose values {@link #read} returns unchanged.
     *
     * @param list see {@link PageRequest#list}
     */
    public String sign(String list, List<String> position) {
        byte[] data = written(position);
        byte[] signed = Arrays.copyOf(data, data.length + tags.length());
        System.arraycopy(tags.of(PURPOSE, text(list, data)), 0, signed, data.length, tags.length());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The position in a cursor.
     *
     * @param list see {@link PageRequest#list}
     * @throws io.guanhu.platform.problem.ProblemException 400 that names {@code cursor} if it was
     *     not signed here for this list, or more than a day ago
     */
    public List<String> read(String list, String cursor) {
        byte[] signed = decode(cursor);
        int length = signed.length - tags.length();
        if (length < 0) {
            throw refused();
        }
        byte[] data = Arrays.copyOf(signed, length);
        byte[] tag = Arrays.copyOfRange(signed, length, signed.length);
        if (!tags.matches(tag, PURPOSE, text(list, data))) {
            throw refused();
        }
        return read(data);
    }

    private static String text(String list, byte[] data) {
        return Base64.getEncoder().encodeToString(data) + "\n" + list;
    }

    private static byte[] decode(String cursor) {
        try {
            return cursor.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static byte[] written(List<String> position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String value : position) {
                out.writeUTF(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> read(byte[] data) {
        List<String> position = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
            while (in.available() > 0) {
                position.add(in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return position;
    }

    private static ProblemException refused() {
        return ProblemException.invalid("cursor", "cursor");
    }
}

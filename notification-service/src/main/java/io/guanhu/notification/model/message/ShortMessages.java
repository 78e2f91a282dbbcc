package io.guanhu.notification.model.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text as SMS messages: one if it fits, and otherwise parts that the phone joins (3GPP TS 23.040,
 * section 9.2.3.24.1: concatenation with an 8-bit reference).
 */
public final class ShortMessages {

    /** How characters are encoded. */
    public enum Coding {
        /**
         * One byte each; only characters that every SMS centre's default alphabet has at the same
         * place.
         */
        BASIC(160, 153),
        /** Two bytes each (UCS-2; characters beyond the BMP as surrogate pairs). */
        UCS2(70, 67);

        private final int single;
        private final int part;

        Coding(int single, int part) {
            this.single = single;
            this.part = part;
        }
    }

    /** ASCII without characters that the GSM alphabet lacks or has elsewhere. */
    private static final Pattern BASIC_TEXT = Pattern.compile("[\\nA-Za-z0-9 !\"#%&'()*+,\\-./:;<=>?]*");

    private static final int MOST_PARTS = 255;

    private final Coding coding;
    private final List<byte[]> contents;

    private ShortMessages(Coding coding, List<byte[]> contents) {
        this.coding = coding;
        this.contents = contents;
    }

    /**
     * Splits a text, but never within a character: neither between two surrogates nor within an
     * escape sequence, because texts with characters of the GSM extension table are sent as UCS-2.
     *
     * @throws IllegalArgumentException if there would be more than 255 parts
     */
    public static ShortMessages of(String text) {
        Coding coding = BASIC_TEXT.matcher(text).matches() ? Coding.BASIC : Coding.UCS2;
        if (text.length() <= coding.single) {
            return new ShortMessages(coding, List.of(encode(text, coding)));
        }
        List<String> parts = cut(text, coding.part);
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("Too long for short messages");
        }
        return new ShortMessages(
                coding, parts.stream().map(part -> encode(part, coding)).toList());
    }

    public Coding coding() {
        return coding;
    }

    public int count() {
        return contents.size();
    }

    /** The content of each part, without headers. */
    public List<byte[]> contents() {
        return List.copyOf(contents);
    }

    /**
     * The content of each part, with headers if there are several.
     *
     * @param reference joins the parts; must be the same for a repeated part
     */
    public List<byte[]> bodies(byte reference) {
        if (contents.size() == 1) {
            return contents();
        }
        List<byte[]> bodies = new ArrayList<>();
        for (byte[] content : contents) {
            byte[] header = {5, 0, 3, reference, (byte) contents.size(), (byte) (bodies.size() + 1)};
            byte[] body = new byte[header.length + content.length];
            System.arraycopy(header, 0, body, 0, header.length);
            System.arraycopy(content, 0, body, header.length, content.length);
            bodies.add(body);
        }
        return bodies;
    }

    private static List<String> cut(String text, int width) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + width);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            parts.add(text.substring(from, to));
            from = to;
        }
        return parts;
    }

    private static byte[] encode(String text, Coding coding) {
        return text.getBytes(coding == Coding.BASIC ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
    }
}

package io.guanhu.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The bytes that a text may be written as. */
final class Forms {

    /** Shorter ones turn up in random bytes by chance: 6 bytes once in 280 thousand billion. */
    private static final int SHORTEST = 6;

    /** Of Base64, whose letters hold six bits each. */
    private static final int SHORTEST_BASE64 = 8;

    private Forms() {}

    /** By name of the form. */
    static Map<String, byte[]> of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("UTF-8", utf8);
        forms.put("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
        forms.put("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
        forms.put("hex", ascii(HexFormat.of().formatHex(utf8)));
        forms.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
        forms.put("url", ascii(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        forms.put("json", ascii(escaped(text)));
        forms.put("JSON", ascii(escaped(text).toUpperCase(Locale.ROOT).replace("\\U", "\\u")));
        for (int offset = 0; offset < 3; offset++) {
            String inner = base64(utf8, offset);
            if (inner.length() >= SHORTEST_BASE64) {
                forms.put("base64+" + offset, ascii(inner));
                forms.put("base64url+" + offset, ascii(inner.replace('+', '-').replace('/', '_')));
            }
        }
        forms.values().removeIf(bytes -> bytes.length < SHORTEST);
        return forms;
    }

    /**
     * What Base64 makes of the bytes when they begin at an offset within a group of three: only the
     * letters that do not depend on what stands before or after.
     */
    private static String base64(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return encoded.substring(from, to);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            escaped.append(c < 128 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return escaped.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

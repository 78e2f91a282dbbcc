package io.guanhu.audit.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON with exactly one spelling (RFC 8785), for texts, lists and objects. */
final class CanonicalJson {

    private CanonicalJson() {}

    static String of(Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private static void write(Object value, StringBuilder json) {
        switch (value) {
            case String text -> writeText(text, json);
            case List<?> list -> writeList(list, json);
            case Map<?, ?> object -> writeObject(object, json);
            default -> throw new IllegalArgumentException("Not written: " + value.getClass());
        }
    }

    private static void writeList(List<?> list, StringBuilder json) {
        String separator = "[";
        for (Object item : list) {
            json.append(separator);
            write(item, json);
            separator = ",";
        }
        json.append(list.isEmpty() ? "[]" : "]");
    }

    private static void writeObject(Map<?, ?> object, StringBuilder json) {
        // TreeMap sorts names by UTF-16 code units, as RFC 8785 requires.
        TreeMap<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        String separator = "{";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            json.append(separator);
            writeText(member.getKey(), json);
            json.append(':');
            write(member.getValue(), json);
            separator = ",";
        }
        json.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
                        json.append(Character.forDigit(c & 0xf, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}

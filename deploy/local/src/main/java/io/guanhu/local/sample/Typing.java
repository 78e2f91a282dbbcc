package io.guanhu.local.sample;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Distorts values as keyboards and old systems do; all of it can be repaired. */
final class Typing {

    private Typing() {}

    static String phone(String phone, RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> "+86" + phone;
            case 1 -> "0086 " + phone;
            case 2 -> grouped(phone, "-");
            case 3 -> grouped(phone, " ");
            case 4 -> fullWidth(phone);
            default -> "  " + phone + " ";
        };
    }

    static String idNumber(String number, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> number.toLowerCase(Locale.ROOT);
            case 1 -> fullWidth(number);
            case 2 -> number.substring(0, 6) + " " + number.substring(6);
            default -> " " + number + "\u3000";
        };
    }

    static String name(String name, RandomGenerator random) {
        if (name.contains("·")) {
            return name.replace("·", random.nextBoolean() ? "・" : "•");
        }
        return random.nextBoolean() ? " " + name + " " : name + "\u3000";
    }

    private static String grouped(String phone, String separator) {
        return phone.substring(0, 3) + separator + phone.substring(3, 7) + separator + phone.substring(7);
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(each -> each > 0x20 && each < 0x7F ? each + 0xFEE0 : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

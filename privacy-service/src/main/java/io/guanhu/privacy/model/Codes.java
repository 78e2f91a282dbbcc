package io.guanhu.privacy.model;

import java.util.Locale;

/** Spells constants as the rules file and the problem codes do. */
public final class Codes {

    private Codes() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

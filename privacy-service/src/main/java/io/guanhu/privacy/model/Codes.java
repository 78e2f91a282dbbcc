package io.guanhu.privacy.model;

import java.util.Locale;

/** Spells constants as the rules file and the problems do. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

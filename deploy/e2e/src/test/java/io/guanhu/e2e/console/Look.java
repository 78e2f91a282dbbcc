package io.guanhu.e2e.console;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** The language, width and colour scheme of a page. */
record Look(String language, int width, int height, ColorScheme scheme) {

    static final Look DESK = new Look("en", 1440, 900, ColorScheme.LIGHT);
    static final Look PHONE = new Look("en", 360, 780, ColorScheme.LIGHT);

    /** Whether the navigation is behind a button. */
    boolean phone() {
        return width < 576;
    }

    /** Such as {@code en-1440-light}. */
    @Override
    public String toString() {
        return "%s-%d-%s".formatted(language, width, scheme.name().toLowerCase(Locale.ROOT));
    }
}

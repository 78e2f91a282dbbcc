package io.guanhu.e2e.console;

import com.microsoft.playwright.options.ColorScheme;

/** In which language, how wide, and how light a person looks at a page. */
record Look(String language, int width, int height, ColorScheme scheme) {

    static final Look DESK = new Look("en", 1440, 900, ColorScheme.LIGHT);
}

package io.guanhu.privacy.model;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Why a category is erased, restricted or kept, in the reader's language. */
public enum Explanation {
    /** Nothing is held; the holders prove it by reading back. */
    NOT_HELD,
    CONSENT_WITHDRAWN,
    PURPOSE_ENDED,
    RELATIONSHIP_NOT_ENDED,
    RETAINED_BY_LAW,
    /** The law keeps it, and the event that starts its clock is not known. */
    RETENTION_CLOCK_NOT_STARTED,
    LEGAL_HOLD;

    private static final String BUNDLE = "io.guanhu.privacy.explanations";

    /** The text in Chinese, if the locale asks for it, else in English. */
    public String in(Locale locale) {
        return text("explanation." + name(), locale);
    }

    /** What the customer can no longer use once a category is erased or restricted. */
    public static String lossOf(Category category, Locale locale) {
        return text("loss." + category.name(), locale);
    }

    /** What a category is called. */
    public static String nameOf(Category category, Locale locale) {
        return text("category." + category.name(), locale);
    }

    /** PIPL art. 50: whoever is refused may go to court. */
    public static String rightToSue(Locale locale) {
        return text("right-to-sue", locale);
    }

    private static String text(String key, Locale locale) {
        return ResourceBundle.getBundle(
                        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}

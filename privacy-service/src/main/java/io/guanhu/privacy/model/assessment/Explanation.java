package io.guanhu.privacy.model.assessment;

import io.guanhu.privacy.model.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Why a category is erased, restricted or kept, in the reader's language. */
public enum Explanation {
    /** Nothing is held; the holders prove it by reading back. */
    NOT_HELD,
    /** The relationship continues without it. */
    CONSENT_WITHDRAWN,
    /** The relationship has ended as well. */
    CONSENT_ENDED,
    /** The relationship continues without it. */
    NOT_NEEDED,
    PURPOSE_ENDED,
    RELATIONSHIP_NOT_ENDED,
    RETAINED_BY_LAW,
    /** The law keeps it, and the date of the event that starts the period is not known. */
    RETENTION_CLOCK_NOT_STARTED,
    /** The minimum period is over. It is erased automatically, without another request. */
    RETENTION_OVER,
    /** An earlier request has restricted it. */
    ALREADY_RESTRICTED,
    /** A rule forbids keeping it any longer. */
    MAXIMUM_REACHED,
    LEGAL_HOLD;

    private static final String BUNDLE = "io.guanhu.privacy.explanations";

    /** What was done and why, in the past tense for a certificate. */
    public String certified(Locale locale) {
        return text("certified." + name(), locale);
    }

    /** The text in Chinese if the locale asks for it, and otherwise in English. */
    public String in(Locale locale) {
        return text("explanation." + name(), locale);
    }

    /**
     * What stops working once a category was treated this way, and what new data brings back. Empty
     * if nothing changes: nothing is held, it is kept unchanged, or it is already restricted.
     */
    public static List<String> losses(Consequence consequence, Locale locale) {
        var losses = new ArrayList<String>();
        effect(consequence)
                .map(effect -> text("loss." + consequence.category() + "." + effect, locale))
                .ifPresent(losses::add);
        consequence.erasedFields().stream()
                .sorted()
                .map(field -> text("loss.field." + field, locale))
                .forEach(losses::add);
        return losses;
    }

    private static Optional<String> effect(Consequence consequence) {
        return switch (consequence.explanation()) {
            case NOT_HELD, RELATIONSHIP_NOT_ENDED, ALREADY_RESTRICTED -> Optional.empty();
            case CONSENT_WITHDRAWN, NOT_NEEDED -> Optional.of("active");
            case CONSENT_ENDED, PURPOSE_ENDED, MAXIMUM_REACHED -> Optional.of("erased");
            case RETAINED_BY_LAW, RETENTION_CLOCK_NOT_STARTED, RETENTION_OVER, LEGAL_HOLD ->
                consequence.verdict() == Consequence.Verdict.RESTRICT ? Optional.of("restricted") : Optional.empty();
        };
    }

    /** The name of a field. */
    public static String fieldName(String field, Locale locale) {
        return text("field." + field, locale);
    }

    /** The name of a category. */
    public static String nameOf(Category category, Locale locale) {
        return text("category." + category.name(), locale);
    }

    /** PIPL art. 50: a customer whose request is refused may go to court. */
    public static String rightToSue(Locale locale) {
        return text("right-to-sue", locale);
    }

    private static String text(String key, Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}

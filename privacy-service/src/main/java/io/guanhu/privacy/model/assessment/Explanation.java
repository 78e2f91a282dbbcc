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
    /** The relationship goes on without it. */
    CONSENT_WITHDRAWN,
    /** The relationship has ended, too. */
    CONSENT_ENDED,
    /** The relationship goes on without it. */
    NOT_NEEDED,
    PURPOSE_ENDED,
    RELATIONSHIP_NOT_ENDED,
    RETAINED_BY_LAW,
    /** The law keeps it, and the event that starts its clock is not known. */
    RETENTION_CLOCK_NOT_STARTED,
    /** The minimum period is over: it is erased automatically, without another request. */
    RETENTION_OVER,
    /** An earlier request has taken it out of use. */
    ALREADY_RESTRICTED,
    /** A rule forbids keeping it any longer. */
    MAXIMUM_REACHED,
    LEGAL_HOLD;

    private static final String BUNDLE = "io.guanhu.privacy.explanations";

    /** What was done and why, as a certificate says it afterwards. */
    public String certified(Locale locale) {
        return text("certified." + name(), locale);
    }

    /** The text in Chinese, if the locale asks for it, else in English. */
    public String in(Locale locale) {
        return text("explanation." + name(), locale);
    }

    /**
     * What no longer works once a category was treated so, and what comes back with new data. Empty
     * where nothing changes: nothing is held, it is kept as it is, or out of use already.
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

    /** What a field is called. */
    public static String fieldName(String field, Locale locale) {
        return text("field." + field, locale);
    }

    /** What a category is called. */
    public static String nameOf(Category category, Locale locale) {
        return text("category." + category.name(), locale);
    }

    /** PIPL art. 50: a customer who is refused may go to court. */
    public static String rightToSue(Locale locale) {
        return text("right-to-sue", locale);
    }

    private static String text(String key, Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}

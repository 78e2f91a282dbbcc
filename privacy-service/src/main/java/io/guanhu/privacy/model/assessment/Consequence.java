package io.guanhu.privacy.model.assessment;

import io.guanhu.privacy.model.Category;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one category, and why.
 *
 * @param rule the id of the rule that decides
 * @param citation the article of law
 * @param textRead {@code yes} if the article's text was read, {@code secondary} if the citation
 *     comes from a secondary source; shown wherever the citation is
 * @param until the last day on which it must be kept; it may be erased from the next day. Absent if
 *     that day is not known yet, or if nothing is kept
 * @param erasedFields the fields of an otherwise kept or restricted category that are erased
 *     because no rule keeps them
 * @param confirmed what the customer had confirmed, if the law differed on the day of execution
 */
public record Consequence(
        Category category,
        Verdict verdict,
        String rule,
        String citation,
        String textRead,
        @Nullable LocalDate until,
        Explanation explanation,
        Set<String> erasedFields,
        @Nullable Verdict confirmed) {

    /** Erased; kept but unreadable; or kept unchanged. */
    public enum Verdict {
        ERASE,
        RESTRICT,
        KEEP
    }

    public Consequence {
        erasedFields = Set.copyOf(erasedFields);
    }

    public Consequence(
            Category category,
            Verdict verdict,
            String rule,
            String citation,
            String textRead,
            @Nullable LocalDate until,
            Explanation explanation) {
        this(category, verdict, rule, citation, textRead, until, explanation, Set.of(), null);
    }

    /**
     * This consequence, decided again before execution; remembers what was confirmed if it differs.
     */
    Consequence after(Consequence confirmedThen) {
        boolean same = verdict == confirmedThen.verdict && erasedFields.equals(confirmedThen.erasedFields);
        return new Consequence(
                category,
                verdict,
                rule,
                citation,
                textRead,
                until,
                explanation,
                erasedFields,
                same ? null : confirmedThen.verdict);
    }

    /**
     * The promised day after the law was applied again: it can move forward, but is neither
     * postponed nor dropped.
     */
    public @Nullable LocalDate nearer(Consequence askedAgain) {
        LocalDate announced = until;
        LocalDate now = askedAgain.until;
        if (announced == null || now == null) {
            return announced == null ? now : announced;
        }
        return now.isBefore(announced) ? now : announced;
    }
}

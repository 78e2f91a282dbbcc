package io.guanhu.privacy.model.assessment;

import io.guanhu.privacy.model.Category;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one category, and why.
 *
 * @param rule id of the rule that decides
 * @param citation the article
 * @param textRead {@code yes} if the article's text was read, {@code secondary} if the citation
 *     rests on a secondary source; shown wherever the citation is
 * @param until the last day on which it must be kept, so that it may be erased from the next day;
 *     absent if that day is not known yet, or if nothing is kept
 * @param erasedFields fields of a category that is otherwise kept or restricted, which are erased
 *     since no rule keeps them
 * @param confirmed what the customer confirmed, if the law of the day of execution said otherwise
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

    /** Erased; kept but out of all reads; or kept as it is. */
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
     * This, judged again before it is carried out; remembers what was confirmed if that differs.
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
     * The day that was told, when the law is asked again later: it may come nearer, but is neither
     * put off nor forgotten.
     */
    public @Nullable LocalDate nearer(Consequence askedAgain) {
        LocalDate told = until;
        LocalDate now = askedAgain.until;
        if (told == null || now == null) {
            return told == null ? now : told;
        }
        return now.isBefore(told) ? now : told;
    }
}

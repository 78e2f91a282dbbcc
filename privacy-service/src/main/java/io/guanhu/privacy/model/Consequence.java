package io.guanhu.privacy.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one category, and why.
 *
 * @param rule id of the rule that decides
 * @param citation the article
 * @param textRead {@code yes} if the article's text was read, {@code secondary} if the citation
 *     rests on a secondary source; shown wherever the citation is
 * @param until the day from which it may be erased; absent if that day is not known yet, or if
 *     nothing is kept
 */
public record Consequence(
        Category category,
        Verdict verdict,
        String rule,
        String citation,
        String textRead,
        @Nullable LocalDate until,
        Explanation explanation) {

    /** Erased; kept but out of all reads; or kept as it is. */
    public enum Verdict {
        ERASE,
        RESTRICT,
        KEEP
    }
}

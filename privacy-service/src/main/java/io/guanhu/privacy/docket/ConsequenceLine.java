package io.guanhu.privacy.docket;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a category, in words.
 *
 * @param textRead {@code yes}, or {@code secondary} if the article's own text was not read
 * @param until the last day on which it must be kept; it may be erased from the next day
 * @param confirmedAs what the customer had confirmed, if the law differed on the day of execution
 * @param erasedFields fields that are erased although the category is otherwise kept
 */
public record ConsequenceLine(
        Category category,
        Consequence.Verdict treatment,
        String rule,
        String citation,
        String textRead,
        @Nullable LocalDate until,
        String explanation,
        List<String> erasedFields,
        Consequence.@Nullable Verdict confirmedAs) {

    /**
     * Describes a consequence.
     *
     * @param done whether it has been carried out
     */
    public static ConsequenceLine of(Consequence consequence, Locale locale, boolean done) {
        return new ConsequenceLine(
                consequence.category(),
                consequence.verdict(),
                consequence.rule(),
                consequence.citation(),
                consequence.textRead(),
                consequence.until(),
                done
                        ? consequence.explanation().certified(locale)
                        : consequence.explanation().in(locale),
                consequence.erasedFields().stream().sorted().toList(),
                consequence.confirmed());
    }
}

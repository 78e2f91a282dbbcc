package io.guanhu.privacy.docket;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Consequence;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a category, as people read it.
 *
 * @param textRead {@code yes}, or {@code secondary} if the article's own text was not read
 */
public record ConsequenceLine(
        Category category,
        Consequence.Verdict decision,
        String rule,
        String citation,
        String textRead,
        @Nullable LocalDate until,
        String explanation) {

    public static ConsequenceLine of(Consequence consequence, Locale locale) {
        return new ConsequenceLine(
                consequence.category(),
                consequence.verdict(),
                consequence.rule(),
                consequence.citation(),
                consequence.textRead(),
                consequence.until(),
                consequence.explanation().in(locale));
    }
}

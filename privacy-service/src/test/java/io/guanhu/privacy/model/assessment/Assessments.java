package io.guanhu.privacy.model.assessment;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The verdict that the test assumes. */
public final class Assessments {

    private Assessments() {}

    public static Assessment erasing(Category... categories) {
        return new Assessment(
                Arrays.stream(categories)
                        .map(each -> consequence(each, Verdict.ERASE, null))
                        .toList(),
                "test");
    }

    public static Assessment restricting(@Nullable LocalDate until, Category... categories) {
        return new Assessment(
                Arrays.stream(categories)
                        .map(each -> consequence(each, Verdict.RESTRICT, until))
                        .toList(),
                "test");
    }

    public static Consequence consequence(Category category, Verdict verdict, @Nullable LocalDate until) {
        return new Consequence(
                category,
                verdict,
                "a-rule",
                "art. 1",
                "yes",
                until,
                verdict == Verdict.ERASE ? Explanation.PURPOSE_ENDED : Explanation.RETAINED_BY_LAW);
    }
}

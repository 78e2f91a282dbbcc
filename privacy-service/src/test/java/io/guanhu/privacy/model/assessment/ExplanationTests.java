package io.guanhu.privacy.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.law.Facts;
import io.guanhu.privacy.model.law.ShippedLaw;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the text says is true of exactly this case, in both languages. */
class ExplanationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Test
    void namesTheRightToSueInBothLanguages() {
        assertThat(Explanation.rightToSue(Locale.ENGLISH)).contains("lawsuit", "art. 50");
        assertThat(Explanation.rightToSue(Locale.SIMPLIFIED_CHINESE)).contains("诉讼", "第五十条");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  MARKETING,   no more offers, at any time",
        "false, MARKETING,   are gone, become a customer again",
        "true,  INTERACTION, are gone, noted as usual",
        "false, IDENTITY,    kept only because the law requires it, new customer",
        "false, CONTACT,     no longer reach you, contact details again",
        "false, CREDIT,      are gone, from scratch"
    })
    void saysWhatNoLongerWorksAndWhatComesBack(boolean active, Category category, String loss, String back) {
        var facts = facts(active, Map.of(category, Set.of()));
        assertThat(losses(category, facts, Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains(loss, back);
        assertThat(losses(category, facts, Locale.SIMPLIFIED_CHINESE))
                .singleElement()
                .asString()
                .containsPattern("\\p{IsHan}");
    }

    @Test
    void saysNothingWhereNothingChanges() {
        assertThat(losses(Category.IDENTITY, facts(true, Facts.whole(Set.of(Category.IDENTITY))), Locale.ENGLISH))
                .isEmpty();
        assertThat(losses(Category.CREDIT, facts(false, Map.of()), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void saysWhichContactPointsGoAlthoughTheOthersStay() {
        var facts = facts(true, Map.of(Category.CONTACT, Set.of("phone", "otherPhones")));
        assertThat(losses(Category.CONTACT, facts, Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("other phone numbers");
    }

    /** Every text that can be asked for is there, in both languages. */
    @ParameterizedTest
    @EnumSource(Explanation.class)
    void lacksNoText(Explanation explanation) {
        for (Category category : Category.values()) {
            for (Verdict verdict : Verdict.values()) {
                var consequence = new Consequence(
                        category,
                        verdict,
                        "rule",
                        "article",
                        "yes",
                        null,
                        explanation,
                        Set.of("phone", "email", "address", "otherPhones", "marketingAddress"),
                        null);
                for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                    assertThat(Explanation.losses(consequence, locale)).hasSizeGreaterThan(4);
                    for (String field : consequence.erasedFields()) {
                        assertThat(Explanation.fieldName(field, locale)).isNotEmpty();
                    }
                }
            }
        }
    }

    /**
     * A certificate is issued when it is done, and says nothing of a consent that nobody withdrew.
     */
    @ParameterizedTest
    @EnumSource(Explanation.class)
    void certifiesWhatWasDone(Explanation explanation) {
        String english = explanation.certified(Locale.ENGLISH);
        String chinese = explanation.certified(Locale.SIMPLIFIED_CHINESE);
        assertThat(english).doesNotContain("will be erased", "so this is erased", "withdraw");
        assertThat(chinese).doesNotContain("将被删除", "将予删除", "撤回").containsPattern("\\p{IsHan}");
        assertThat(explanation.in(Locale.ENGLISH)).doesNotContain("withdraw");
        assertThat(explanation.in(Locale.SIMPLIFIED_CHINESE)).doesNotContain("撤回");
    }

    private static List<String> losses(Category category, Facts facts, Locale locale) {
        var consequence = ShippedLaw.CHINA
                .evaluate(Set.of(category), facts, TODAY)
                .consequences()
                .getFirst();
        return Explanation.losses(consequence, locale);
    }

    private static Facts facts(boolean active, Map<Category, Set<String>> held) {
        return Facts.of(active, active ? null : LocalDate.of(2025, 3, 31), null, held, Map.of());
    }
}

package io.guanhu.privacy.model.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which contact points the law requires to be kept: those that identified the customer. */
class ContactPointTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private final RetentionRules rules = ShippedLaw.CHINA;

    @Test
    void erasesContactPointsThatIdentifiedNobodyAndKeepsTheOthersTenYears() {
        var consequence = verdictOn(Category.CONTACT, contact(false, "phone", "email", "otherPhones"));
        assertThat(consequence.verdict()).isEqualTo(Verdict.RESTRICT);
        assertThat(consequence.until()).isEqualTo(LocalDate.of(2035, 3, 31));
        assertThat(consequence.erasedFields()).containsExactly("otherPhones");
    }

    @Test
    void erasesThemAlsoWhileTheRelationshipLasts() {
        var consequence = verdictOn(Category.CONTACT, contact(true, "phone", "marketingAddress"));
        assertThat(consequence.verdict()).isEqualTo(Verdict.KEEP);
        assertThat(consequence.erasedFields()).containsExactly("marketingAddress");
    }

    @Test
    void erasesAllOfACategoryThatHoldsNothingElse() {
        var consequence = verdictOn(Category.CONTACT, contact(false, "otherPhones"));
        assertThat(consequence.verdict()).isEqualTo(Verdict.ERASE);
    }

    @Test
    void letsCounselNarrowWhatIdentifies() {
        var narrowed = new Coverage.Lines();
        narrowed.add("cn-cdd-contact", "CONTACT", "phone");
        var law = new RetentionRules("narrowed", rules.rules(), narrowed.coverage());
        var consequence = law.evaluate(Set.of(Category.CONTACT), contact(false, "phone", "email", "address"), TODAY)
                .consequences()
                .getFirst();
        assertThat(consequence.erasedFields()).containsExactlyInAnyOrder("email", "address");
    }

    @Test
    void keepsAllContactDataWhileItIsNotKnownWhichPointsThereAre() {
        var consequence = verdictOn(Category.CONTACT, contact(false));
        assertThat(consequence.erasedFields()).isEmpty();
    }

    private Consequence verdictOn(Category category, Facts facts) {
        return rules.evaluate(Set.of(category), facts, TODAY).consequences().getFirst();
    }

    private static Facts contact(boolean active, String... fields) {
        return Facts.of(
                active,
                active ? null : LocalDate.of(2025, 3, 31),
                null,
                Map.of(Category.CONTACT, Set.of(fields)),
                Map.of());
    }
}

package io.guanhu.privacy.model.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds keep, and who may see it. */
class HoldLawTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Set<Category> ALL = Set.of(Category.values());
    private static final LegalHold INVESTIGATION = new LegalHold(HoldGround.AML_INVESTIGATION);
    private static final LegalHold ORDER = new LegalHold(HoldGround.AUTHORITY_ORDER);

    private final RetentionRules rules = ShippedLaw.CHINA;

    /** 反洗钱法 art. 7: whatever is true of a customer, an investigation changes nothing to see. */
    @Test
    void saysTheSameWithAndWithoutAnInvestigation() {
        var random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            Facts facts = random(random);
            LocalDate day = TODAY.plusDays(random.nextInt(20_000) - 400);
            assertThat(rules.evaluate(ALL, facts.with(and(facts, INVESTIGATION, random)), day))
                    .as("%s on %s", facts, day)
                    .isEqualTo(rules.evaluate(ALL, facts, day));
        }
    }

    @Test
    void neverNamesTheInvestigation() {
        var facts = closed("2010-03-31").with(on(INVESTIGATION, Category.IDENTITY));
        assertThat(rules.evaluate(ALL, facts, TODAY).toString() + rules.release(ALL, facts, TODAY))
                .doesNotContain("investigation", "INVESTIGATION", "反洗钱调查", "第四十四条第二款");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-31, RESTRICT", // the ten years are not over
        "2026-06-02, RESTRICT" // they are, but the investigation is not
    })
    void prolongsTheTenYearsUntilTheInvestigationIsClosed(LocalDate day, Verdict verdict) {
        var identity = Set.of(Category.IDENTITY);
        var facts = closed("2016-06-01");
        assertThat(rules.release(identity, facts.with(on(INVESTIGATION, Category.IDENTITY)), day)
                        .consequences())
                .extracting(Consequence::verdict)
                .containsExactly(verdict);
        assertThat(rules.release(identity, facts, LocalDate.of(2026, 6, 2)).complete())
                .isTrue();
    }

    @Test
    void reachesNoFurtherThanTheDutyThatItProlongs() {
        assertThat(rules.allow(HoldGround.AML_INVESTIGATION, Category.IDENTITY, TODAY))
                .isTrue();
        assertThat(rules.allow(HoldGround.AML_INVESTIGATION, Category.MARKETING, TODAY))
                .isFalse();
        assertThat(rules.allow(HoldGround.UNSETTLED_MATTER, Category.CONTACT, TODAY))
                .isFalse();
        assertThat(rules.allow(HoldGround.CLAIM, Category.INTERACTION, TODAY)).isTrue();
        assertThat(rules.allow(HoldGround.AUTHORITY_ORDER, Category.CREDIT, TODAY))
                .isTrue();
    }

    @Test
    void veilsWhatAnInvestigationMayProlongFromTheDayTheLawIsInForce() {
        assertThat(rules.confidential(TODAY))
                .containsExactlyInAnyOrder(Category.IDENTITY, Category.CONTACT, Category.ACCOUNT, Category.TRANSACTION);
        assertThat(rules.confidential(LocalDate.of(2020, 1, 1))).isEmpty();
    }

    /** It prolongs what identified the customer, and restricts nothing else. */
    @Test
    void takesOutOfUseNoContactPointThatIdentifiedNobody() {
        var facts = Facts.of(
                false,
                LocalDate.of(2010, 3, 31),
                null,
                Map.of(Category.CONTACT, Set.of("phone", "otherPhones")),
                Map.of());
        var consequence = one(Category.CONTACT, facts);
        assertThat(consequence.verdict()).isEqualTo(Verdict.RESTRICT);
        assertThat(consequence.explanation()).isEqualTo(Explanation.RETENTION_OVER);
        assertThat(consequence.erasedFields()).containsExactly("otherPhones");
    }

    /** Vouchers of debts do not contain offers. */
    @Test
    void countsNoHoldWhereItsGroundSaysNothing() {
        var unsettled = new LegalHold(HoldGround.UNSETTLED_MATTER);
        assertThat(one(Category.MARKETING, closed("2000-01-01").with(on(unsettled, Category.MARKETING)))
                        .verdict())
                .isEqualTo(Verdict.ERASE);
    }

    /** What would have been erased is restricted at once rather than left as it is. */
    @Test
    void restrictsWhatOnlyAHoldKeeps() {
        var consequence = one(Category.MARKETING, closed("2000-01-01").with(on(ORDER, Category.MARKETING)));
        assertThat(consequence.verdict()).isEqualTo(Verdict.RESTRICT);
        assertThat(consequence.until()).isNull();
        assertThat(consequence.explanation()).isEqualTo(Explanation.LEGAL_HOLD);
    }

    @Test
    void leavesInUseWhatTheRelationshipNeedsWhateverHoldThereIs() {
        var facts = Facts.of(true, null, null, Facts.whole(ALL), on(ORDER, Category.IDENTITY));
        assertThat(one(Category.IDENTITY, facts).verdict()).isEqualTo(Verdict.KEEP);
    }

    /** A hold keeps contact points that no law keeps, too. */
    @Test
    void keepsEveryFieldOfWhatIsHeld() {
        var facts = Facts.of(
                false,
                LocalDate.of(2025, 3, 31),
                null,
                Map.of(Category.CONTACT, Set.of("phone", "otherPhones")),
                on(ORDER, Category.CONTACT));
        assertThat(one(Category.CONTACT, facts).erasedFields()).isEmpty();
    }

    /** 民法典 188: three years from when the claim was known, twenty from the injury at most. */
    @ParameterizedTest
    @CsvSource({
        "2023-06-01,           , 2026-06-01, RESTRICT",
        "2023-06-01,           , 2026-06-02, ERASE",
        "2026-01-10, 2006-06-01, 2026-06-01, RESTRICT",
        "2026-01-10, 2006-06-01, 2026-06-02, ERASE"
    })
    void endsAClaimWithItsLimitation(LocalDate known, @Nullable LocalDate injury, LocalDate day, Verdict verdict) {
        var claim = new LegalHold(HoldGround.CLAIM, known, injury);
        var facts = closed("2010-01-01").with(on(claim, Category.INTERACTION));
        assertThat(rules.release(Set.of(Category.INTERACTION), facts, day).consequences())
                .extracting(Consequence::verdict)
                .containsExactly(verdict);
    }

    @Test
    void remembersWhatWasConfirmedOnlyWhereItDiffers() {
        var facts = closed("2000-01-01");
        var scope = Set.of(Category.MARKETING, Category.INTERACTION);
        var confirmed = rules.evaluate(scope, facts, TODAY);
        var today = rules.evaluate(scope, facts.with(on(ORDER, Category.MARKETING)), TODAY);
        assertThat(today.after(confirmed).consequences())
                .extracting(Consequence::category, Consequence::confirmed)
                .containsExactlyInAnyOrder(tuple(Category.MARKETING, Verdict.ERASE), tuple(Category.INTERACTION, null));
    }

    @ParameterizedTest
    @CsvSource({
        "          ,           ,           ",
        "2036-03-01,           , 2036-03-01", // the fact that told it is gone
        "          , 2036-03-01, 2036-03-01", // a hold let go, or a day became known
        "2036-03-01, 2040-01-01, 2036-03-01", // put off
        "2036-03-01, 2030-01-01, 2030-01-01"
    })
    void keepsTheNearerOfTwoDays(@Nullable LocalDate announced, @Nullable LocalDate asked, @Nullable LocalDate kept) {
        assertThat(restricted(announced).nearer(restricted(asked))).isEqualTo(kept);
    }

    private static Consequence restricted(@Nullable LocalDate until) {
        return new Consequence(
                Category.TRANSACTION, Verdict.RESTRICT, "rule", "article", "yes", until, Explanation.RETAINED_BY_LAW);
    }

    /** Whatever facts are lost or come: a day that was announced is neither postponed nor forgotten. */
    @Test
    void neverPutsOffOrForgetsADayThatWasTold() {
        var random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            LocalDate day = TODAY.plusDays(random.nextInt(4_000));
            var then = rules.evaluate(ALL, random(random), day).consequences();
            var later = rules.release(ALL, random(random), day.plusDays(1)).consequences();
            for (int at = 0; at < then.size(); at++) {
                LocalDate announced = then.get(at).until();
                LocalDate kept = then.get(at).nearer(later.get(at));
                if (announced != null) {
                    assertThat(kept).isNotNull().isBeforeOrEqualTo(announced);
                } else {
                    assertThat(kept).isEqualTo(later.get(at).until());
                }
            }
        }
    }

    private Consequence one(Category category, Facts facts) {
        return rules.evaluate(Set.of(category), facts, TODAY).consequences().getFirst();
    }

    private static Facts closed(String day) {
        return Facts.of(false, LocalDate.parse(day), LocalDate.of(1980, 1, 1), Facts.whole(ALL), Map.of());
    }

    private static Map<Category, List<LegalHold>> on(LegalHold hold, Category... categories) {
        var holds = new EnumMap<Category, List<LegalHold>>(Category.class);
        for (Category category : categories) {
            holds.put(category, List.of(hold));
        }
        return holds;
    }

    private static Map<Category, List<LegalHold>> and(Facts facts, LegalHold hold, Random random) {
        var holds = new EnumMap<Category, List<LegalHold>>(Category.class);
        holds.putAll(facts.holds());
        for (Category category : Category.values()) {
            if (random.nextBoolean()) {
                holds.merge(category, List.of(hold), (some, more) -> List.of(some.getFirst(), more.getFirst()));
            }
        }
        return holds;
    }

    private static Facts random(Random random) {
        var held = new HashMap<Category, Set<String>>();
        for (Category category : Category.values()) {
            if (random.nextInt(4) > 0) {
                held.put(category, Set.of());
            }
        }
        if (held.containsKey(Category.CONTACT)) {
            var fields = new HashSet<String>();
            for (String field : List.of("phone", "email", "address", "otherPhones")) {
                if (random.nextBoolean()) {
                    fields.add(field);
                }
            }
            held.put(Category.CONTACT, fields);
        }
        boolean active = random.nextInt(3) == 0;
        Facts facts = Facts.of(
                active, active ? null : day(random), random.nextInt(3) == 0 ? null : day(random), held, Map.of());
        return random.nextInt(3) == 0
                ? facts.with(on(ORDER, List.of(Category.values()).get(random.nextInt(7))))
                : facts;
    }

    private static @Nullable LocalDate day(Random random) {
        return random.nextInt(6) == 0 ? null : LocalDate.of(1975, 1, 1).plusDays(random.nextInt(20_000));
    }
}

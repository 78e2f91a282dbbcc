package io.guanhu.privacy.model.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Set<Category> ALL = Set.of(Category.values());
    private final RetentionRules rules = ShippedLaw.CHINA;

    @ParameterizedTest
    @CsvSource({
        "IDENTITY,    KEEP",
        "ACCOUNT,     KEEP",
        "TRANSACTION, KEEP",
        "CONTACT,     KEEP",
        "CREDIT,      KEEP",
        "MARKETING,   ERASE",
        "INTERACTION, ERASE"
    })
    void keepsWhatAnOngoingRelationshipNeeds(Category category, Verdict verdict) {
        assertThat(verdictOn(category, active()).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY,    RESTRICT, 2035-03-31, cn-",
        "ACCOUNT,     RESTRICT, 2035-03-31, cn-cdd-records",
        "TRANSACTION, RESTRICT, 2054-12-31, cn-accounting-vouchers",
        "CONTACT,     RESTRICT, 2035-03-31, cn-cdd-contact",
        "MARKETING,   ERASE,              , cn-consent-marketing",
        "INTERACTION, ERASE,              , cn-purpose-ended",
        "CREDIT,      ERASE,              , cn-purpose-ended"
    })
    void restrictsWhatTheLawKeepsAfterTheRelationship(
            Category category, Verdict verdict, @Nullable LocalDate until, String rule) {
        var consequence = verdictOn(category, ended("2025-03-31", "2024-05-20"));
        assertThat(consequence.verdict()).isEqualTo(verdict);
        assertThat(consequence.until()).isEqualTo(until);
        assertThat(consequence.rule()).startsWith(rule);
    }

    @Test
    void releasesOnceTheLastRuleLetsGo() {
        var facts = ended("2016-05-31", "1995-12-30");
        assertThat(rules.release(ALL, facts, TODAY).complete()).isTrue();
    }

    /** 民法典 201, 202: the corresponding day still belongs to the period. */
    @Test
    void keepsOnTheLastDayAndErasesFromTheNext() {
        var facts = ended("2016-06-01", "1990-01-01");
        var identity = Set.of(Category.IDENTITY);
        assertThat(rules.release(identity, facts, LocalDate.of(2026, 5, 31)).complete())
                .isFalse();
        assertThat(rules.release(identity, facts, LocalDate.of(2026, 6, 1)).complete())
                .isFalse();
        assertThat(rules.release(identity, facts, LocalDate.of(2026, 6, 2)).complete())
                .isTrue();
    }

    @Test
    void takesOutOfUseAtOnceWhatAnInvestigationCouldHaveProlonged() {
        var consequence = verdictOn(Category.IDENTITY, ended("2010-03-31", "2009-05-20"));
        assertThat(consequence.verdict()).isEqualTo(Verdict.RESTRICT);
        assertThat(consequence.until()).isEqualTo(LocalDate.of(2020, 3, 31));
        assertThat(consequence.explanation()).isEqualTo(Explanation.RETENTION_OVER);
        assertThat(consequence.citation()).contains("反洗钱法（2024修订）第三十四条");
    }

    /** A rule for insurers, funds, brokers or credit bureaus does not bind a bank. */
    @Test
    void neverAppliesARuleThatDoesNotBindABank() {
        var clocks = new EnumMap<ClockStart, LocalDate>(ClockStart.class);
        for (ClockStart each : ClockStart.values()) {
            clocks.put(each, LocalDate.of(2026, 1, 1));
        }
        var facts = new Facts(false, Facts.whole(ALL), clocks, Map.of());
        assertThat(ShippedLaw.all().evaluate(ALL, facts, TODAY).consequences())
                .extracting(Consequence::rule)
                .doesNotContain(
                        "cn-insurance-short",
                        "cn-insurance-long",
                        "cn-fund-register",
                        "cn-securities-client",
                        "cn-futures-records",
                        "cn-credit-adverse");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, CONTACT,  cn-purpose-ended", // Order〔2025〕11 is in force from 2026-01-01
        "2026-01-01, CONTACT,  cn-cdd-contact",
        "2024-12-31, IDENTITY, cn-purpose-ended", // the law of 2024 is in force from 2025-01-01
        "2025-01-01, IDENTITY, cn-aml-identity"
    })
    void appliesARuleFromTheDayOnWhichItIsInForce(LocalDate day, Category category, String rule) {
        var facts = ended("2024-03-31", "2024-03-20");
        assertThat(rules.evaluate(Set.of(category), facts, day).consequences())
                .extracting(Consequence::rule)
                .containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({"2027-07-09, eu-aml", "2027-07-10, eu-amlr"})
    void replacesARuleByItsSuccessorOverNight(LocalDate day, String rule) {
        var china = ShippedLaw.all();
        var union = new RetentionRules(
                "eu",
                china.rules().stream()
                        .filter(each ->
                                each.jurisdiction().equals("EU") || each.action() == RetentionRule.Action.DELETE)
                        .toList(),
                Coverage.ALL);
        var facts = ended("2026-03-31", "2026-03-20");
        assertThat(union.evaluate(Set.of(Category.IDENTITY), facts, day).consequences())
                .extracting(Consequence::rule)
                .containsExactly(rule);
    }

    /** System logs and impact assessments are not customers' interaction data. */
    @ParameterizedTest
    @EnumSource(
            value = ClockStart.class,
            names = {"LOG_DATE", "RECORD_DATE"})
    void doesNotTakeASystemLogForServiceHistory(ClockStart clock) {
        var facts = new Facts(
                false, Facts.whole(Set.of(Category.INTERACTION)), Map.of(clock, LocalDate.of(2026, 5, 1)), Map.of());
        assertThat(verdictOn(Category.INTERACTION, facts).verdict()).isEqualTo(Verdict.ERASE);
    }

    @Test
    void countsFromTheOneOffServiceWhereThereWasNoRelationship() {
        var facts = new Facts(
                false,
                Facts.whole(Set.of(Category.ACCOUNT)),
                Map.of(ClockStart.ONE_OFF_SERVICE_ENDED, LocalDate.of(2025, 2, 3)),
                Map.of());
        assertThat(verdictOn(Category.ACCOUNT, facts).until()).isEqualTo(LocalDate.of(2035, 2, 3));
    }

    /** A rule with a maximum applies automatically, also for data that an ongoing relationship uses. */
    @Test
    void erasesWhatALawForbidsToKeepLonger() {
        var bureau = binding("cn-credit-adverse");
        var facts = new Facts(
                true,
                Facts.whole(Set.of(Category.CREDIT)),
                Map.of(ClockStart.ADVERSE_ACT_ENDED, LocalDate.of(2021, 5, 31)),
                Map.of());
        var credit = Set.of(Category.CREDIT);
        assertThat(bureau.evaluate(credit, facts, LocalDate.of(2026, 5, 31)).consequences())
                .extracting(Consequence::verdict)
                .containsExactly(Verdict.KEEP);
        var over = bureau.evaluate(credit, facts, LocalDate.of(2026, 6, 1)).consequences();
        assertThat(over).extracting(Consequence::explanation).containsExactly(Explanation.MAXIMUM_REACHED);
    }

    private RetentionRules binding(String id) {
        return new RetentionRules(
                "bound",
                rules.rules().stream()
                        .map(each -> each.id().equals(id) ? bound(each) : each)
                        .toList(),
                rules.coverage());
    }

    private static RetentionRule bound(RetentionRule rule) {
        return new RetentionRule(
                rule.id(),
                rule.jurisdiction(),
                rule.categories(),
                rule.action(),
                rule.minimum(),
                rule.period(),
                rule.maximum(),
                rule.periodRule(),
                rule.clock(),
                new RetentionRule.Force(true, rule.force().from(), null),
                rule.text());
    }

    @Test
    void restrictsWithoutDateWhileTheClockHasNotStarted() {
        var facts = Facts.of(false, null, null, Facts.whole(ALL), Map.of());
        var consequence = verdictOn(Category.TRANSACTION, facts);
        assertThat(consequence.verdict()).isEqualTo(Verdict.RESTRICT);
        assertThat(consequence.until()).isNull();
        assertThat(consequence.explanation()).isEqualTo(Explanation.RETENTION_CLOCK_NOT_STARTED);
    }

    @Test
    void labelsACitationThatRestsOnASecondarySource() {
        var consequence = verdictOn(Category.TRANSACTION, ended("2025-03-31", "2024-05-20"));
        assertThat(consequence.textRead()).isEqualTo("secondary");
    }

    @Test
    void erasesWhatIsNotHeldSoThatHoldersProveIt() {
        var facts = Facts.of(true, null, null, Map.of(), Map.of());
        assertThat(rules.evaluate(ALL, facts, TODAY).complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Explanation.class)
    void explainsInBothLanguages(Explanation explanation) {
        assertThat(explanation.in(Locale.SIMPLIFIED_CHINESE)).containsPattern("\\p{IsHan}");
        assertThat(explanation.in(Locale.FRENCH)).doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @CsvSource({
        "minimum, ten years",
        "action, forget",
        "starts_at, full-moon",
        "also_starts_at, relationship-ended;full-moon",
        "data_category, SHOE_SIZE",
        "period_rule, lunar",
        "binds_bank, maybe",
        "in_force_from, soon",
        "maximum, long",
        "text_read, no"
    })
    void refusesARuleItDoesNotUnderstand(String column, String cell) {
        assertThat(RetentionRule.read(cells(Map.of())).id()).isEqualTo("r");
        assertThatThrownBy(() -> RetentionRule.read(cells(Map.of(column, cell))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UnaryOperator<String> cells(Map<String, String> other) {
        var cells = new HashMap<>(Map.of(
                "rule", "r",
                "jurisdiction", "CN",
                "data_category", "IDENTITY",
                "action", "keep",
                "minimum", "P1Y",
                "starts_at", "relationship-ended",
                "text_read", "yes",
                "binds_bank", "yes",
                "in_force_from", "2025-01-01",
                "start_stated", "yes"));
        cells.put("period_rule", "civil-min");
        cells.putAll(other);
        return column -> cells.getOrDefault(column, "");
    }

    @Test
    void refusesAScopeThatSpeaksOfAnUnknownRule() {
        var misspelt = new Coverage.Lines();
        misspelt.add("cn-cdd-contacts", "CONTACT", "phone");
        var law = new RetentionRules("misspelt", rules.rules(), misspelt.coverage());
        assertThatThrownBy(law::checked).hasMessageContaining("cn-cdd-contacts");
    }

    private Consequence verdictOn(Category category, Facts facts) {
        return rules.evaluate(Set.of(category), facts, TODAY).consequences().getFirst();
    }

    private static Facts active() {
        return Facts.of(true, null, LocalDate.of(2026, 5, 1), Facts.whole(ALL), Map.of());
    }

    private static Facts ended(String relationship, String transaction) {
        return Facts.of(false, LocalDate.parse(relationship), LocalDate.parse(transaction), Facts.whole(ALL), Map.of());
    }
}

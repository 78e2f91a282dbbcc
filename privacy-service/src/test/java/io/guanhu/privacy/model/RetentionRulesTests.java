package io.guanhu.privacy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.privacy.model.Consequence.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Set<Category> ALL = Set.of(Category.values());
    private final RetentionRules rules = shipped().in(Set.of("CN"));

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
        "CONTACT,     ERASE,              , cn-purpose-ended",
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
    void erasesOnceTheLastRuleLetsGo() {
        var facts = ended("2016-05-31", "1995-12-30");
        assertThat(rules.evaluate(ALL, facts, TODAY).complete()).isTrue();
    }

    @Test
    void keepsUntilTheLastDayButNotBeyond() {
        var facts = ended("2016-06-01", "1990-01-01");
        var identity = Set.of(Category.IDENTITY);
        assertThat(rules.evaluate(identity, facts, LocalDate.of(2026, 5, 31)).complete()).isFalse();
        assertThat(rules.evaluate(identity, facts, LocalDate.of(2026, 6, 1)).complete()).isTrue();
    }

    @Test
    void restrictsWithoutDateWhileTheClockHasNotStarted() {
        var facts = Facts.of(false, null, null, ALL, Map.of());
        var consequence = verdictOn(Category.TRANSACTION, facts);
        assertThat(consequence.verdict()).isEqualTo(Verdict.RESTRICT);
        assertThat(consequence.until()).isNull();
        assertThat(consequence.explanation()).isEqualTo(Explanation.RETENTION_CLOCK_NOT_STARTED);
    }

    @Test
    void labelsACitationThatRestsOnASecondarySource() {
        var consequence = verdictOn(Category.ACCOUNT, ended("2025-03-31", "2024-05-20"));
        assertThat(consequence.textRead()).isEqualTo("secondary");
    }

    @Test
    void keepsWhatIsUnderALegalHold() {
        var hold = new LegalHold("case 17", "some article", "yes");
        var facts =
                Facts.of(
                        false,
                        LocalDate.of(2000, 1, 1),
                        null,
                        ALL,
                        Map.of(Category.MARKETING, hold));
        var consequence = verdictOn(Category.MARKETING, facts);
        assertThat(consequence.verdict()).isEqualTo(Verdict.KEEP);
        assertThat(consequence.citation()).isEqualTo("some article");
    }

    @Test
    void erasesWhatIsNotHeldSoThatHoldersProveIt() {
        var facts = Facts.of(true, null, null, Set.of(), Map.of());
        assertThat(rules.evaluate(ALL, facts, TODAY).complete()).isTrue();
    }

    @Test
    void appliesARuleOfAnotherClockOnlyWhereItsDateIsKnown() {
        var facts =
                new Facts(
                        false,
                        Set.of(Category.INTERACTION),
                        Map.of(ClockStart.RECORD_DATE, LocalDate.of(2025, 1, 1)),
                        Map.of());
        var consequence = verdictOn(Category.INTERACTION, facts);
        assertThat(consequence.rule()).isEqualTo("cn-pia");
        assertThat(consequence.until()).isEqualTo(LocalDate.of(2028, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(Explanation.class)
    void explainsInBothLanguages(Explanation explanation) {
        assertThat(explanation.in(Locale.SIMPLIFIED_CHINESE)).containsPattern("\\p{IsHan}");
        assertThat(explanation.in(Locale.FRENCH)).doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void refusesARuleItDoesNotUnderstand() {
        assertThatThrownBy(() -> rule("IDENTITY", "keep", "ten years", "relationship-ended"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("IDENTITY", "forget", "P1Y", "relationship-ended"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("IDENTITY", "keep", "P1Y", "full-moon"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("SHOE_SIZE", "keep", "P1Y", "relationship-ended"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RetentionRule rule(
            String categories, String action, String minimum, String start) {
        return RetentionRule.of("r", "CN", categories, action, minimum, start, "article", "yes");
    }

    private Consequence verdictOn(Category category, Facts facts) {
        return rules.evaluate(Set.of(category), facts, TODAY).consequences().getFirst();
    }

    private static Facts active() {
        return Facts.of(true, null, LocalDate.of(2026, 5, 1), ALL, Map.of());
    }

    private static Facts ended(String relationship, String transaction) {
        return Facts.of(
                false, LocalDate.parse(relationship), LocalDate.parse(transaction), ALL, Map.of());
    }

    /** The shipped file has no quoted fields; the service reads it by a CSV library. */
    private static RetentionRules shipped() {
        try (var stream =
                Objects.requireNonNull(
                        RetentionRulesTests.class.getResourceAsStream(
                                "/retention/retention-rules-2026.1.csv"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<RetentionRule> rules =
                    text.lines()
                            .skip(1)
                            .map(line -> line.split(",", -1))
                            .map(
                                    cells ->
                                            RetentionRule.of(
                                                    cells[0],
                                                    cells[1],
                                                    cells[2],
                                                    cells[3],
                                                    cells[4],
                                                    cells[5],
                                                    String.join(
                                                            ",",
                                                            Arrays.copyOfRange(
                                                                    cells, 6, cells.length - 1)),
                                                    cells[cells.length - 1]))
                            .toList();
            return new RetentionRules("test", rules);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

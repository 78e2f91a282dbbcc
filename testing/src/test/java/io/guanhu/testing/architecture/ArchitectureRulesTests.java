package io.guanhu.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.guanhu.testing.architecture.sample.Blocking;
import io.guanhu.testing.architecture.sample.Roles;
import io.guanhu.testing.architecture.sample.Shouting;
import io.guanhu.testing.architecture.sample.Showing;
import io.guanhu.testing.architecture.sample.Statements;
import io.guanhu.testing.architecture.sample.Timing;
import io.guanhu.testing.architecture.sample.Web;
import io.guanhu.testing.architecture.sample.impure.model.Impure;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sample breaks one rule, in one way. */
class ArchitectureRulesTests {

    private static final List<Class<?>> TWELVE = List.of(
            Clock.class,
            DayOfWeek.class,
            Duration.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            Month.class,
            MonthDay.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Period.class);

    private static final String SAMPLE = ArchitectureRulesTests.class.getPackageName() + ".sample";

    private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages(SAMPLE);

    static Stream<Class<?>> impure() {
        return Arrays.stream(Impure.class.getDeclaredClasses());
    }

    @ParameterizedTest
    @MethodSource("impure")
    void refusesAModelThatAsksMoreThanItsArguments(Class<?> type) {
        assertThat(faults(ModelRules.modelIsPure(SAMPLE + ".impure"), type)).isPositive();
    }

    static Stream<Class<?>> blocking() {
        return Arrays.stream(Blocking.class.getDeclaredClasses());
    }

    @ParameterizedTest
    @MethodSource("blocking")
    void refusesWhatBlocksOrSubscribes(Class<?> type) {
        assertThat(faults(BlockingRules.nothingBlocks(none()), type)).isOne();
    }

    static Stream<Class<?>> timing() {
        return Arrays.stream(Timing.class.getDeclaredClasses()).filter(type -> type != Timing.Given.class);
    }

    @ParameterizedTest
    @MethodSource("timing")
    void refusesTheMachinesClock(Class<?> type) {
        assertThat(faults(TimeRules.timeComesFromTheClock(none()), type)).isOne();
    }

    @Test
    void acceptsAClockThatWasGiven() {
        assertThat(faults(TimeRules.timeComesFromTheClock(none()), Timing.Given.class))
                .isZero();
    }

    static Stream<Class<?>> roles() {
        return Arrays.stream(Roles.class.getDeclaredClasses())
                .filter(type -> type == Roles.Call.class || type == Roles.Reference.class);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void refusesToAskForRoles(Class<?> type) {
        assertThat(faults(PermissionRules.nobodyAsksForRoles(none()), type)).isOne();
    }

    @Test
    void acceptsToAskWhoTheCallerIs() {
        assertThat(faults(PermissionRules.nobodyAsksForRoles(none()), Roles.Identity.class))
                .isZero();
    }

    static Stream<Class<?>> statements() {
        return Arrays.stream(Statements.class.getDeclaredClasses());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void refusesSqlOutsideOfStores(Class<?> type) {
        assertThat(faults(SqlRules.onlyStoresSpeakSql(none()), type)).isOne();
        assertThat(faults(SqlRules.nobodySpeaksSql(), type)).isOne();
    }

    static Stream<Class<?>> shouting() {
        return Arrays.stream(Shouting.class.getDeclaredClasses()).filter(type -> type != Shouting.Quiet.class);
    }

    @ParameterizedTest
    @MethodSource("shouting")
    void refusesSqlInUpperCase(Class<?> type) {
        assertThat(faults(SqlRules.statementsAreInLowerCase(), type)).isOne();
    }

    @Test
    void leavesValuesAndNamesInTheCaseTheyHave() {
        assertThat(faults(SqlRules.statementsAreInLowerCase(), Shouting.Quiet.class))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Showing.AnsweringStore.class,
                Showing.NestedStore.class,
                Showing.TakingStore.class,
                Showing.OwnRowStore.class,
                Showing.ControllersStore.class,
                Showing.WritingStore.Row.class
            })
    void refusesAStoreThatKnowsTheApi(Class<?> type) {
        assertThat(faults(storesDoNotKnowTheApi(), type)).isPositive();
    }

    @Test
    void acceptsAStoreWithRowsOfItsOwn() {
        assertThat(faults(storesDoNotKnowTheApi(), Showing.TidyStore.class)).isZero();
    }

    private static ArchRule storesDoNotKnowTheApi() {
        return StoreRules.storesDoNotKnowTheApi(SAMPLE, SAMPLES);
    }

    @ParameterizedTest
    @ValueSource(classes = {Web.ForAnybody.class, Web.ForRole.class})
    void refusesEndpointsThatNameNoPermission(Class<?> type) {
        assertThat(faults(SpringRules.everyEndpointSaysWhoMayCallIt(), type)).isOne();
        assertThat(faults(SpringRules.noEndpoints(), type)).isOne();
    }

    @Test
    void refusesAnswersToExceptionsElsewhere() {
        assertThat(faults(SpringRules.onlyPlatformTurnsExceptionsIntoAnswers(), Web.OwnAnswers.class))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(classes = {Web.Wired.class, Web.Configured.class})
    void refusesFieldInjection(Class<?> type) {
        assertThat(faults(SpringRules.noFieldInjection(), type)).isOne();
    }

    @Test
    void refusesASliceThatKnowsAnother() {
        var slices = new SliceRules(SAMPLE + ".entangled", List.of());
        assertThat(result(slices.areIndependent(), SAMPLE + ".entangled").hasViolation())
                .isTrue();
    }

    @Test
    void refusesAPublicTypeInASlice() {
        var slices = new SliceRules(SAMPLE + ".open", List.of());
        assertThat(result(slices.keepTheirTypesToThemselves(), SAMPLE + ".open").hasViolation())
                .isTrue();
        assertThat(result(slices.areIndependent(), SAMPLE + ".open").hasViolation())
                .isFalse();
    }

    @Test
    void exceptsOneClassOnly() {
        var sleeper = new Excepted(SAMPLE);
        sleeper.add("Blocking", "a sample");
        assertThat(faults(BlockingRules.nothingBlocks(sleeper), Blocking.Sleep.class))
                .isZero();
        assertThat(faults(BlockingRules.nothingBlocks(sleeper), Timing.Given.class))
                .as("the exception is not needed")
                .isOne();
    }

    @Test
    void refusesThirteenFilesInAPackage() {
        assertThat(sizeFaults(TWELVE)).isEmpty();
        assertThat(sizeFaults(
                        Stream.concat(TWELVE.stream(), Stream.of(Year.class)).toList()))
                .containsExactly("java.time has 13 files, at most 12 are agreed: split it");
    }

    /** The rules are in the archive of this module, but their tests, in the same package, are not. */
    @Test
    void refusesAPackageInTwoModules() {
        String rules = ArchitectureRulesTests.class.getPackageName();

        assertThat(result(ModuleRules.noPackageIsInTwoModules(), rules)
                        .getFailureReport()
                        .getDetails())
                .singleElement()
                .asString()
                .startsWith(rules + " is in [")
                .contains("test-classes");
    }

    private static List<String> sizeFaults(List<Class<?>> types) {
        var classes = new ClassFileImporter().importClasses(types);
        return SizeRules.noPackageIsTooBig()
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    private static Excepted none() {
        return new Excepted(SAMPLE);
    }

    private static int faults(ArchRule rule, Class<?> type) {
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(new ClassFileImporter().importClasses(type));
        return result.getFailureReport().getDetails().size();
    }

    private static EvaluationResult result(ArchRule rule, String name) {
        return rule.evaluate(new ClassFileImporter().importPackages(name));
    }
}

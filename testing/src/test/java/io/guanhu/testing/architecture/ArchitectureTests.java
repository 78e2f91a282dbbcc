package io.guanhu.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a module's test declares about the module, and that nothing is skipped silently. */
class ArchitectureTests {

    private static final String SAMPLE = ArchitectureTests.class.getPackageName() + ".sample.";
    private static final String GOOD = SAMPLE + "good";
    private static final JavaClasses GOOD_CLASSES = classesOf(GOOD);

    @TestFactory
    Stream<DynamicTest> acceptsAGoodService() {
        return Architecture.service(GOOD, GOOD_CLASSES).sharing("words").tests();
    }

    @Test
    void failsWhereThereIsNothingToCheck() {
        JavaClasses nothing = classesOf(SAMPLE + "nothing");
        assertThat(nothing).isEmpty();
        var service = Architecture.service(SAMPLE + "nothing", nothing);
        assertThat(service.rules()).hasSize(15);
        assertThat(service.tests()).isNotEmpty().allSatisfy(ArchitectureTests::fails);
        var without = Architecture.service(SAMPLE + "nothing", nothing)
                .withoutModel()
                .withoutEndpoints()
                .withoutSql();
        assertThat(without.tests()).hasSize(13).allSatisfy(ArchitectureTests::fails);
    }

    @Test
    void failsWhereTheModuleHasNoneOfWhatIsAskedFor() {
        JavaClasses onlySlices = classesOf(SAMPLE + "open");
        assertThat(broken(Architecture.service(SAMPLE + "open", onlySlices), onlySlices))
                .anySatisfy(rule -> assertThat(rule).startsWith("the model decides"))
                .anySatisfy(rule -> assertThat(rule).startsWith("every endpoint"))
                .anySatisfy(rule -> assertThat(rule).startsWith("only *Store classes"));
    }

    @Test
    void failsWhereTheModuleHasWhatItSaysItIsWithout() {
        var architecture = Architecture.service(GOOD, GOOD_CLASSES)
                .sharing("words")
                .withoutModel()
                .withoutEndpoints()
                .withoutSql();
        assertThat(broken(architecture, GOOD_CLASSES))
                .containsExactlyInAnyOrder(
                        "there is no model, as the module's test says",
                        "there are no endpoints, as the module's test says",
                        "nobody speaks SQL, as the module's test says");
    }

    @Test
    void failsWhereAnExceptionIsNotNeeded() {
        var architecture = Architecture.service(GOOD, GOOD_CLASSES)
                .sharing("words")
                .blocking("greeting.GreetingController", "waits for nothing")
                .makingTheClock("greeting.NobodyKnown", "is not there")
                .speakingSql("greeting.GreetingStore", "is a store");
        assertThat(broken(architecture, GOOD_CLASSES))
                .containsExactlyInAnyOrder(
                        "main code neither blocks, nor subscribes by itself, nor sleeps",
                        "time comes from an injected Clock",
                        "only *Store classes speak SQL");
    }

    @Test
    void letsASliceKnowOnlyTheModelAndWhatIsShared() {
        assertThat(broken(Architecture.service(GOOD, GOOD_CLASSES), GOOD_CLASSES))
                .containsExactlyInAnyOrder(
                        "slices know the model and platform, never each other",
                        "outside the model, and what slices share, nothing is public");
    }

    @Test
    void asksLessOfATool() {
        assertThat(Architecture.tool(GOOD, GOOD_CLASSES).rules())
                .extracting(ArchRule::getDescription)
                .containsExactly(
                        "time comes from an injected Clock",
                        "dependencies come through the constructor",
                        "a package is in one module",
                        "a package has at most 12 files");
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Architecture.library(GOOD, GOOD_CLASSES).blocking("greeting.Greeting", " "));
        assertThatIllegalStateException()
                .isThrownBy(() -> Architecture.tool(GOOD, GOOD_CLASSES).blocking("greeting.Greeting", "a tool"));
        assertThatIllegalStateException()
                .isThrownBy(() -> Architecture.library(GOOD, GOOD_CLASSES).sharing("words"));
    }

    private static JavaClasses classesOf(String name) {
        return new ClassFileImporter().importPackages(name);
    }

    private static List<String> broken(Architecture architecture, JavaClasses classes) {
        return architecture.rules().stream()
                .filter(rule -> breaks(rule, classes))
                .map(ArchRule::getDescription)
                .toList();
    }

    private static boolean breaks(ArchRule rule, JavaClasses classes) {
        try {
            rule.check(classes);
            return false;
        } catch (AssertionError _) {
            return true;
        }
    }

    private static void fails(DynamicTest test) {
        assertThat(catchThrowable(() -> test.getExecutable().execute()))
                .as(test.getDisplayName())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }
}

package io.guanhu.customer;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.guanhu.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    /**
     * The vault, the values that it keeps, who people are or may be, how often that is asked, and
     * which branches there are: all slices stand on it.
     */
    private static final ArchitectureRules RULES =
            ArchitectureRules.of("io.guanhu.customer", "vault", "values", "people", "matching", "probing", "directory");

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return RULES.rules().stream().map(rule -> dynamicTest(rule.getDescription(), () -> RULES.check(rule)));
    }
}

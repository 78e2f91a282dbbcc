package io.guanhu.customer;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.guanhu.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    /** The vault, the values that it keeps and who people are or may be: all slices stand on it. */
    private static final ArchitectureRules RULES =
            ArchitectureRules.of("io.guanhu.customer", "vault", "values", "people", "matching");

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return RULES.rules().stream()
                .map(rule -> dynamicTest(rule.getDescription(), () -> RULES.check(rule)));
    }
}

package io.guanhu.notification;

import com.tngtech.archunit.lang.ArchRule;
import io.guanhu.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    /** What was taken of a message: who sends and who takes receipts must agree on it. */
    private static final ArchitectureRules RULES = ArchitectureRules.of("io.guanhu.notification", "parts");

    @TestFactory
    Stream<DynamicTest> keepsEveryPartInItsPlace() {
        return RULES.rules().stream().map(ArchitectureTests::test);
    }

    private static DynamicTest test(ArchRule rule) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> RULES.check(rule));
    }
}

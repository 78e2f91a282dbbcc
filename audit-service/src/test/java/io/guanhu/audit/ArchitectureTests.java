package io.guanhu.audit;

import com.tngtech.archunit.lang.ArchRule;
import io.guanhu.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    private static final ArchitectureRules RULES = ArchitectureRules.of("io.guanhu.audit", "standing");

    @TestFactory
    Stream<DynamicTest> keepsEveryPartInItsPlace() {
        return RULES.rules().stream().map(ArchitectureTests::test);
    }

    private static DynamicTest test(ArchRule rule) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> RULES.check(rule));
    }
}

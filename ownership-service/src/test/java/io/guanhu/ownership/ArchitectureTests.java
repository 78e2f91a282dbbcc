package io.guanhu.ownership;

import io.guanhu.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> keepsItsShape() {
        var rules = ArchitectureRules.of("io.guanhu.ownership", "timeline");
        return rules.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rules.check(rule)));
    }
}

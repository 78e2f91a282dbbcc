package io.guanhu.gateway;

import io.guanhu.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    private final ArchitectureRules architecture = ArchitectureRules.of("io.guanhu.gateway", "upstream", "page");

    @TestFactory
    Stream<DynamicTest> holds() {
        return architecture.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> architecture.check(rule)));
    }
}

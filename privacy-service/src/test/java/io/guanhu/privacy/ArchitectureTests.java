package io.guanhu.privacy;

import io.guanhu.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> keepsItsPartsInTheirPlaces() {
        var architecture = ArchitectureRules.of(
                "io.guanhu.privacy", "calendar", "docket", "customer", "paper", "policy", "ledger", "verification");
        return architecture.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> architecture.check(rule)));
    }
}

package io.guanhu.witness;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.tool("io.guanhu.witness")
                .makingTheClock("Main", "a process of its own, without a container")
                .tests();
    }
}

package io.guanhu.ownership;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.ownership").sharing("timeline").tests();
    }
}

package io.guanhu.local;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.tool("io.guanhu.local")
                .makingTheClock("Token", "a command")
                .makingTheClock("Up", "a command")
                .makingTheClock("authenticator.Authenticator", "a command")
                .makingTheClock("story.Story", "a command")
                .tests();
    }
}

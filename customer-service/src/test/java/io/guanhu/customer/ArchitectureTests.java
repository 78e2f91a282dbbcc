package io.guanhu.customer;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Shared are the vault, the values that it keeps, who people are or may be, how often that is asked,
 * and which branches there are: all slices stand on it.
 */
class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.customer")
                .sharing("vault", "values", "people", "matching", "probing", "directory")
                .stillTooBig("change", 20)
                .stillTooBig("model", 36)
                .stillTooBig("register", 18)
                .stillTooBig("vault", 22)
                .tests();
    }
}

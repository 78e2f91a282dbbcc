package io.guanhu.testing.architecture;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Here, because {@code tlog} cannot use the rules itself: their module stands on it. */
class TlogArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.library("io.guanhu.tlog")
                .withoutEndpoints()
                .withoutSql()
                .tests();
    }
}

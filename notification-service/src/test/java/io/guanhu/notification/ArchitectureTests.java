package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.architecture.Architecture;
import io.guanhu.testing.architecture.StoreTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Slices share the record of what was accepted of a message, and its announcement. */
class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.notification")
                .sharing("announcement", "parts", "template")
                .blocking("parts.Journal", "on the thread that sends, which must not go on before the part is stored")
                .blocking(
                        "receipt.ReceiptIntake",
                        "on a provider's thread, which acknowledges the receipt when this returns")
                .tests();
    }

    @Test
    void everyStoreHasATestOfItsOwn() {
        assertThat(StoreTests.missing("io.guanhu.notification")).isEmpty();
    }
}

package io.guanhu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.architecture.Architecture;
import io.guanhu.testing.architecture.StoreTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.privacy")
                .sharing(
                        "assessment",
                        "calendar",
                        "command",
                        "customer",
                        "docket",
                        "execution",
                        "ledger",
                        "paper",
                        "policy",
                        "verification")
                .speakingSql("certificate.CertificateConfiguration", "at start-up, by the connection of the migrations")
                .tests();
    }

    @Test
    void everyStoreHasATestOfItsOwn() {
        assertThat(StoreTests.missing("io.guanhu.privacy")).isEmpty();
    }
}

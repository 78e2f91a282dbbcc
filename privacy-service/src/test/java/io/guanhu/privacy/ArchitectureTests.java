package io.guanhu.privacy;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.privacy")
                .sharing("calendar", "docket", "customer", "paper", "policy", "ledger", "verification")
                .speakingSql("certificate.CertificateConfiguration", "at start-up, by the connection of the migrations")
                .stillTooBig("execution", 19)
                .stillTooBig("ledger", 14)
                .stillTooBig("model", 45)
                .stillTooBig("request", 28)
                .tests();
    }
}

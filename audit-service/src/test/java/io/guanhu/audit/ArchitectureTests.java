package io.guanhu.audit;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.audit")
                .sharing("standing")
                .blocking(
                        "standing.outside.NoteFile",
                        "a lock of a file has no asynchronous form; called on the bounded scheduler")
                .blocking("verification.Verifying", "verifies on a platform thread of its own")
                .speakingSql("append.SignedBefore", "at start-up, by the connection of the migrations")
                .stillTooBig("verification", 20)
                .tests();
    }
}

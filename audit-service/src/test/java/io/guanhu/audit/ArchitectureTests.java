package io.guanhu.audit;

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
        return Architecture.service("io.guanhu.audit")
                .sharing("standing", "verification.row")
                .blocking(
                        "standing.outside.NoteFile",
                        "a lock of a file has no asynchronous form; called on the bounded scheduler")
                .blocking("verification.Verifying", "verifies on a platform thread of its own")
                .speakingSql("append.LastSignedCheckpoint", "at start-up, by the connection of the migrations")
                .tests();
    }

    @Test
    void everyStoreHasATestOfItsOwn() {
        assertThat(StoreTests.missing("io.guanhu.audit")).isEmpty();
    }
}

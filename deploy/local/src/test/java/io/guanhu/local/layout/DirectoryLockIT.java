package io.guanhu.local.layout;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockIT {

    @Test
    void letsOneSuiteWorkInADirectoryAtATime(@TempDir Path directory) throws IOException {
        try (DirectoryLock _ = DirectoryLock.of(directory)) {
            assertThatThrownBy(() -> DirectoryLock.of(directory))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining("already running");
        }
        assertThatCode(() -> DirectoryLock.of(directory).close()).doesNotThrowAnyException();
    }
}

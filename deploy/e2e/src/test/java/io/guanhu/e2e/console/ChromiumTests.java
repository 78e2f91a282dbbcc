package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTests {

    @TempDir
    private Path directory;

    @Test
    void findsTheOneOnThePath() throws IOException {
        Path browser = Files.createFile(directory.resolve("chromium-browser"));
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        assertThat(Chromium.find("/nowhere:" + directory, List.of())).isEqualTo(browser);
    }

    @Test
    void prefersTheHeadlessShell() throws IOException {
        Path shell = Files.createFile(directory.resolve("chromium-headless-shell"));
        Path earlier = Files.createDirectory(directory.resolve("earlier"));
        Path browser = Files.createFile(earlier.resolve("chromium"));
        assertThat(shell.toFile().setExecutable(true)).isTrue();
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        assertThat(Chromium.find(earlier + ":" + directory, List.of())).isEqualTo(shell);
    }

    @Test
    void saysWhatToInstallWhereThereIsNone() {
        assertThatThrownBy(() -> Chromium.find("/nowhere", List.of())).hasMessageContaining("apt-get install chromium");
    }
}

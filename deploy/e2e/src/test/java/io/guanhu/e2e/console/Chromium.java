package io.guanhu.e2e.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The system's own browser: the tests download none. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<Path> APPLICATIONS = List.of(
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private Chromium() {}

    static Path find() {
        return find(System.getenv().getOrDefault("PATH", ""), APPLICATIONS);
    }

    /**
     * @param path directories, as in the variable of that name
     * @param others where it may be as well
     * @throws IllegalStateException if there is none, which says what to do
     */
    static Path find(String path, List<Path> others) {
        Stream<Path> named = Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> NAMES.stream().map(Path.of(directory)::resolve));
        return Stream.concat(named, others.stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The console's tests need Chromium and found none: install"
                        + " it by `apt-get install chromium`, `dnf install"
                        + " chromium` or `brew install --cask chromium`."));
    }
}

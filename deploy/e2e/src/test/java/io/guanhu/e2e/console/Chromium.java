package io.guanhu.e2e.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The system's own browser: the tests download none. The headless shell has the same engine, and
 * does not draw a window around each page.
 */
final class Chromium {

    /** In order of preference. */
    private static final List<String> NAMES = List.of(
            "chromium-headless-shell",
            "chrome-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable");

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
        List<Path> directories = Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        Stream<Path> named =
                NAMES.stream().flatMap(name -> directories.stream().map(directory -> directory.resolve(name)));
        return Stream.concat(named, others.stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The console's tests need Chromium and found none: install"
                        + " it by `apt-get install chromium-headless-shell`, `dnf install"
                        + " chromium` or `brew install --cask chromium`."));
    }
}

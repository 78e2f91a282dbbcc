package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that services answer with are formatted only where they have arguments: an apostrophe is
 * written twice there, and once everywhere else.
 */
class BundlesTests {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern NAME = Pattern.compile("(messages|guanhu-problems).*[.]properties");

    private static final Pattern ARGUMENT = Pattern.compile("[{]\\d");

    static Stream<Path> bundles() throws IOException {
        List<Path> bundles = new ArrayList<>();
        for (Path modules : List.of(ROOT, ROOT.resolve("platform"))) {
            try (Stream<Path> directories = Files.list(modules)) {
                for (Path module : directories.toList()) {
                    bundles.addAll(bundlesIn(module.resolve("src/main/resources")));
                }
            }
        }
        return bundles.stream();
    }

    private static List<Path> bundlesIn(Path resources) throws IOException {
        if (!Files.isDirectory(resources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(resources)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void writeApostrophesTwiceOnlyWhereTheyAreFormatted(Path bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            texts.load(reader);
        }
        assertThat(texts).isNotEmpty();
        assertThat(texts)
                .allSatisfy((key, text) ->
                        assertThat(text.toString()).as(key.toString()).satisfies(BundlesTests::isQuotedRight));
    }

    private static void isQuotedRight(String text) {
        if (ARGUMENT.matcher(text).find()) {
            assertThat(text.replace("''", "")).doesNotContain("'");
        } else {
            assertThat(text).doesNotContain("''");
        }
    }

    @Test
    void areAllLookedAt() throws IOException {
        assertThat(bundles()).hasSizeGreaterThan(10);
    }
}

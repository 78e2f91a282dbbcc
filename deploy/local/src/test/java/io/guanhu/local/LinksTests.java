package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links in the documents lead somewhere. */
class LinksTests {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** A link within the project: a file, a heading, or a heading of a file. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

    static Stream<Path> documents() {
        return Stream.of("", "docs", "docs/services").flatMap(LinksTests::documentsIn);
    }

    static Stream<Path> details() {
        return Stream.of("docs", "docs/services").flatMap(LinksTests::documentsIn);
    }

    private static Stream<Path> documentsIn(String directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(ROOT.resolve(directory), "*.md")) {
            List<Path> found = new ArrayList<>();
            files.forEach(file -> found.add(ROOT.relativize(file)));
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadSomewhere(Path document) throws IOException {
        List<String> broken = LINK.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .filter(link -> !leadsSomewhere(document, link))
                .map(MatchResult::group)
                .toList();
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("details")
    void beginInAReadme(Path document) throws IOException {
        String readmes =
                Files.readString(ROOT.resolve("README.md")) + Files.readString(ROOT.resolve("README.zh-CN.md"));
        assertThat(readmes).contains("(" + document + ")");
    }

    private static boolean leadsSomewhere(Path from, MatchResult link) {
        Path target = link.group(1).isEmpty()
                ? ROOT.resolve(from)
                : ROOT.resolve(from).resolveSibling(link.group(1)).normalize();
        return Files.exists(target) && (link.group(2) == null || anchors(target).contains(link.group(2)));
    }

    /** As code hosts make them of headings. */
    private static List<String> anchors(Path document) {
        try {
            return HEADING.matcher(Files.readString(document))
                    .results()
                    .map(heading -> NOT_IN_ANCHORS
                            .matcher(heading.group(1).toLowerCase(Locale.ROOT))
                            .replaceAll("")
                            .strip()
                            .replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

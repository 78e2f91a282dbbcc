package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A chain that fills a screen hides its steps, which should have names. */
class ChainTests {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git");
    private static final int LONGEST = 20;

    @Test
    void noneIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<Path> sources = sources();
        for (Path source : sources) {
            for (Chain chain : tooLong(Files.readAllLines(source))) {
                tooLong.add(ROOT.relativize(source) + ":" + chain.line() + " has " + chain.length() + " lines");
            }
        }
        assertThat(sources).hasSizeGreaterThan(1000);
        assertThat(tooLong).isEmpty();
    }

    @Test
    void countsTheLineThatAChainBeginsOn() {
        assertThat(tooLong(calls(19))).isEmpty();
        assertThat(tooLong(calls(20))).containsExactly(new Chain(1, 21));
    }

    @Test
    void countsWhatStandsInsideTheCalls() {
        List<String> source = """
                void run() {
                  works
                      .each(work -> {

                        work
                            .begin();
                      })
                      .end();

                  done();
                }
                """.lines().toList();
        assertThat(Chain.in(source)).containsExactly(new Chain(2, 7));
    }

    @Test
    void tellsChainsApart() {
        List<String> source = new ArrayList<>(calls(12));
        source.addAll(calls(12));
        assertThat(Chain.in(source)).containsExactly(new Chain(1, 13), new Chain(14, 13));
    }

    private static List<Chain> tooLong(List<String> source) {
        return Chain.in(source).stream()
                .filter(chain -> chain.length() > LONGEST)
                .toList();
    }

    private static List<String> calls(int count) {
        List<String> source = new ArrayList<>(List.of("        answer"));
        source.addAll(Collections.nCopies(count, "                .isOk()"));
        return source;
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NO_SOURCES.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}

package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.layout.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the local suite names the suite's ports. */
class PortsPageTests {

    /** {@code 8180, 9100} or {@code 8081 … 8085}. */
    private static final Pattern PORTS = Pattern.compile("(\\d{4,5})(?: … (\\d{4,5}))?");

    @ParameterizedTest
    @ValueSource(strings = {"local-suite.md", "local-suite.zh-CN.md"})
    void namesEveryPort(String page) throws IOException {
        List<Integer> named = Files.readAllLines(Path.of("../../docs", page)).stream()
                .filter(line -> line.matches("\\| \\d.*"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> PORTS.matcher(cell).results())
                .flatMap(PortsPageTests::ports)
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Port.values()).map(port -> port.at(0)).toList());
    }

    private static Stream<Integer> ports(MatchResult range) {
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        return IntStream.rangeClosed(first, last).boxed();
    }
}

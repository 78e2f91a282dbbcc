package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.guanhu.gateway.upstream.Service;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The codes that operations list for their problems, held against the words that there are. */
class ProblemCodesTests {

    private static final Pattern TITLE = Pattern.compile("problem\\.([a-z0-9-]+)\\.title");
    private static final Path SHARED = Path.of("..", "platform/web", "src/main/resources/guanhu-problems.properties");

    private static Path resource(Service service, String name) {
        return Path.of("..", service.id(), "src/main/resources", name);
    }

    private static JsonNode documentOf(Service service) {
        try {
            return OpenApiMerge.parse(Files.readString(Path.of("..", service.id(), "src/main/openapi/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> worded(Path bundle) {
        Properties texts = new Properties();
        try (Reader text = Files.newBufferedReader(bundle)) {
            texts.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stringPropertyNames().stream()
                .map(TITLE::matcher)
                .filter(Matcher::matches)
                .map(title -> title.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> operations(Service service) {
        return documentOf(service).path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private static Set<String> listed(Service service) {
        return operations(service)
                .flatMap(operation -> operation.path("x-problem-codes").valueStream())
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A new refusal has texts, so it cannot be missing from the document. */
    @ParameterizedTest
    @EnumSource
    void areAllThatAServiceHasWordsFor(Service service) {
        assertThat(listed(service)).containsAll(worded(resource(service, "messages.properties")));
    }

    @ParameterizedTest
    @EnumSource
    void haveWords(Service service) {
        Set<String> words = worded(SHARED);
        words.addAll(worded(resource(service, "messages.properties")));
        assertThat(listed(service)).isNotEmpty().isSubsetOf(words);
    }

    @ParameterizedTest
    @EnumSource
    void areListedOfOperationsThatThereAre(Service service) throws IOException {
        List<String> known = operations(service)
                .map(operation -> operation.path("operationId").asString())
                .toList();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(resource(service, "problem-codes.csv"))) {
            assertThat(rows.stream().map(row -> row.getField("operation"))).isSubsetOf(known);
        }
    }
}

package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.guanhu.gateway.upstream.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The files of words, held against what they are about. An example is looked at here as well that
 * the document does not show, because another schema lists the values.
 */
class ApiWordsTests {

    private static final Path SHARED = Path.of("..", "platform/web", "src/main/resources/guanhu-api-words.csv");

    /** A row of a file. */
    private record Row(Path file, String word, String example) {}

    /** A property of a schema, or a parameter of an operation. */
    private record Named(String owner, String name, JsonNode schema) {}

    /** What a row is about. */
    private record Use(JsonNode document, Named named, Row row) {

        /** The values in the example that are not among those listed. */
        List<String> impossible() {
            List<String> listed = listed(document, named.schema());
            return listed.isEmpty() || row.example().isEmpty()
                    ? List.of()
                    : given().filter(value -> !listed.contains(value)).toList();
        }

        private Stream<String> given() {
            return row.example().startsWith("[")
                    ? OpenApiMerge.parse(row.example()).valueStream().map(JsonNode::asString)
                    : Stream.of(row.example());
        }
    }

    private static List<Row> rows(Path file) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream()
                    .map(row -> new Row(file, row.getField("word"), row.getField("example")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path wordsOf(Service service) {
        return Path.of("..", service.id(), "src/main/resources/api-words.csv");
    }

    private static JsonNode documentOf(Service service) {
        try {
            return OpenApiMerge.parse(Files.readString(Path.of("..", service.id(), "src/main/openapi/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Use> usesOf(Service service) {
        Map<String, Row> words = wordsFor(service);
        JsonNode document = documentOf(service);
        return Stream.concat(properties(document), parameters(document))
                .flatMap(each -> Stream.of(each.owner() + "." + each.name(), each.name())
                        .flatMap(word -> Stream.ofNullable(words.get(word)))
                        .limit(1)
                        .map(row -> new Use(document, each, row)));
    }

    /** As the platform reads them: those of the service before those of all. */
    private static Map<String, Row> wordsFor(Service service) {
        Map<String, Row> words = new HashMap<>();
        rows(SHARED).forEach(row -> words.put(row.word(), row));
        rows(wordsOf(service)).forEach(row -> words.put(row.word(), row));
        return words;
    }

    private static Stream<Named> properties(JsonNode document) {
        return document.at("/components/schemas")
                .propertyStream()
                .flatMap(schema -> schema.getValue()
                        .path("properties")
                        .propertyStream()
                        .map(each -> new Named(schema.getKey(), each.getKey(), each.getValue())));
    }

    private static Stream<Named> parameters(JsonNode document) {
        return document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation ->
                        operation.path("parameters").valueStream().map(each -> parameter(operation, each)));
    }

    private static Named parameter(JsonNode operation, JsonNode parameter) {
        return new Named(
                operation.path("operationId").asString(), parameter.path("name").asString(), parameter.path("schema"));
    }

    private static List<String> listed(JsonNode document, JsonNode schema) {
        if (schema.has("$ref")) {
            return listed(document, document.at(schema.path("$ref").asString().substring(1)));
        }
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().map(JsonNode::asString).toList();
        }
        return Stream.concat(
                        Stream.of(schema.path("items")).filter(items -> !items.isMissingNode()),
                        schema.path("anyOf").valueStream())
                .flatMap(each -> listed(document, each).stream())
                .toList();
    }

    @Test
    void holdNoRowThatNothingUses() {
        Set<Row> unused = new LinkedHashSet<>(rows(SHARED));
        Stream.of(Service.values()).forEach(each -> unused.addAll(rows(wordsOf(each))));
        assertThat(unused).hasSizeGreaterThan(300);
        Stream.of(Service.values()).flatMap(ApiWordsTests::usesOf).forEach(use -> unused.remove(use.row()));
        assertThat(unused).isEmpty();
    }

    @Test
    void giveOnlyExamplesThatAreAmongTheValuesListed() {
        assertThat(Stream.of(Service.values()).flatMap(ApiWordsTests::usesOf))
                .filteredOn(use -> !use.impossible().isEmpty())
                .extracting(use -> use.named().owner() + ": " + use.row())
                .isEmpty();
    }
}

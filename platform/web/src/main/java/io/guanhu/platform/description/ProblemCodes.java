package io.guanhu.platform.description;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;

/**
 * Documents the codes that an operation's problems may have, by status ({@code x-problem-codes}).
 * Codes of the filters before every operation follow from the operation. Codes of its own work are
 * in the service's {@code problem-codes.csv}; tests fail on an answer with any other code.
 */
final class ProblemCodes implements OpenApiCustomizer {

    /** The extension with the codes. */
    static final String EXTENSION = "x-problem-codes";

    private static final String OF_ALL_SERVICES = "guanhu-problem-codes.csv";
    private static final String OF_THE_SERVICE = "problem-codes.csv";

    private final Map<String, Map<String, List<String>>> listed;

    private ProblemCodes(Map<String, Map<String, List<String>>> listed) {
        this.listed = listed;
    }

    /** The codes of the platform's operations, and of the running service. */
    static ProblemCodes ofThisService() {
        Map<String, Map<String, List<String>>> listed = new HashMap<>();
        Stream.of(OF_ALL_SERVICES, OF_THE_SERVICE)
                .map(ClassPathResource::new)
                .filter(ClassPathResource::exists)
                .forEach(file -> read(file, listed));
        return new ProblemCodes(listed);
    }

    private static void read(ClassPathResource file, Map<String, Map<String, List<String>>> listed) {
        try (InputStream text = file.getInputStream();
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                listed.computeIfAbsent(row.getField("operation"), _ -> new HashMap<>())
                        .put(
                                row.getField("status"),
                                Arrays.asList(row.getField("codes").split(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().forEach(item -> item.readOperations().forEach(this::describe));
    }

    private void describe(Operation operation) {
        Map<String, List<String>> own = listed.getOrDefault(operation.getOperationId(), Map.of());
        // A status without a general rule is documented by its codes.
        own.keySet().forEach(status -> ProblemResponses.add(operation, status));
        Map<String, Set<String>> codes = new TreeMap<>();
        operation.getResponses().keySet().stream()
                .filter(status -> status.compareTo("400") >= 0)
                .forEach(status -> {
                    Set<String> all = new TreeSet<>(own.getOrDefault(status, List.of()));
                    ofFilters(operation, status).forEach(all::add);
                    if (!all.isEmpty()) {
                        codes.put(status, all);
                    }
                });
        operation.addExtension(EXTENSION, codes);
    }

    /** Codes that may occur before the operation's own work begins, or anywhere in it. */
    private static Stream<String> ofFilters(Operation operation, String status) {
        return switch (status) {
            case "400" ->
                operation.getRequestBody() == null
                        ? Stream.of("invalid-request", "malformed-request", "unknown-parameter")
                        : Stream.of(
                                "invalid-request",
                                "malformed-json",
                                "malformed-request",
                                "missing-body",
                                "unknown-parameter");
            case "401" -> Stream.of("insufficient-user-authentication", "invalid-token", "unauthenticated");
            case "403" -> Stream.of("forbidden");
            case "409" -> keyed(operation, "answer-lost", "idempotency-in-flight");
            case "412" -> Stream.of("stale-version");
            case "413" -> Stream.of("content-too-large");
            case "415" -> Stream.of("content-encoding-not-supported", "unsupported-media-type");
            case "422" -> keyed(operation, "idempotency-key-reused");
            case "428" -> Stream.of("precondition-required");
            case "429" -> Stream.of("too-many-requests");
            case "503" -> Stream.of("behind-erasure-ledger", "unavailable");
            default -> Stream.empty();
        };
    }

    private static Stream<String> keyed(Operation operation, String... codes) {
        List<Parameter> parameters = operation.getParameters();
        boolean keyed =
                parameters != null && parameters.stream().anyMatch(each -> "Idempotency-Key".equals(each.getName()));
        return keyed ? Stream.of(codes) : Stream.empty();
    }
}

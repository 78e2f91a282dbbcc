package io.guanhu.platform.description.words;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/**
 * The glossary of the API, in which a word means the same everywhere. A row for
 * {@code Schema.property} (or {@code operationId.parameter}) takes precedence over one for the bare
 * name. A row says when something is absent; see {@link Glossary} for values that are {@code null}
 * instead.
 */
final class Words {

    private static final String OF_ALL_SERVICES = "guanhu-api-words.csv";
    private static final String OF_THE_SERVICE = "api-words.csv";

    private final Map<String, Word> byName = new HashMap<>();

    private Words() {}

    /**
     * An entry of the glossary.
     *
     * @param example an example value, as JSON or as plain text; empty where the values are listed
     *     anyway
     */
    record Word(String meaning, String example) {}

    /** The glossary for all services, and that of the running service. */
    static Words ofThisService() {
        Words words = new Words();
        words.read(OF_ALL_SERVICES);
        words.read(OF_THE_SERVICE);
        return words;
    }

    private void read(String resource) {
        ClassPathResource file = new ClassPathResource(resource);
        if (!file.exists()) {
            return;
        }
        try (InputStream text = file.getInputStream();
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                byName.put(row.getField("word"), new Word(row.getField("meaning"), row.getField("example")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Word> of(String owner, String name) {
        return Optional.ofNullable(byName.getOrDefault(owner + '.' + name, byName.get(name)));
    }
}

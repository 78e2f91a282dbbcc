package io.guanhu.privacy.model.law;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The rules that the service is shipped with. */
public final class ShippedLaw {

    public static final RetentionRules CHINA = all().in(Set.of("CN"));

    private ShippedLaw() {}

    static RetentionRules all() {
        var coverage = new Coverage.Lines();
        lines("retention-scope-2026.2.csv")
                .forEach(line ->
                        coverage.add(line.getField("rule"), line.getField("category"), line.getField("covers")));
        return new RetentionRules(
                        "test",
                        lines("retention-rules-2026.2.csv").stream()
                                .map(line -> RetentionRule.read(line::getField))
                                .toList(),
                        coverage.coverage())
                .checked();
    }

    private static List<NamedCsvRecord> lines(String file) {
        var stream = Objects.requireNonNull(ShippedLaw.class.getResourceAsStream("/retention/" + file));
        try (var reader = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.guanhu.privacy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.guanhu.privacy.model.RetentionRule;
import io.guanhu.privacy.model.RetentionRules;
import io.guanhu.privacy.model.WorkingDays;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the law from files: a mistake in them stops the start. */
@Configuration(proxyBeanMethods = false)
class LawConfiguration {

    @Bean
    RetentionRules retentionRules(PrivacyProperties properties) throws IOException {
        var rules = new ArrayList<RetentionRule>();
        for (NamedCsvRecord line : lines(properties.retentionRules())) {
            rules.add(
                    RetentionRule.of(
                            line.getField("rule"),
                            line.getField("jurisdiction"),
                            line.getField("data_category"),
                            line.getField("action"),
                            line.getField("minimum"),
                            line.getField("starts_at"),
                            line.getField("citation"),
                            line.getField("text_read")));
        }
        return new RetentionRules(properties.retentionRulesVersion(), rules)
                .in(properties.jurisdictions());
    }

    @Bean
    WorkingDays workingDays(PrivacyProperties properties) throws IOException {
        var years = new TreeMap<Integer, WorkingDays.Year>();
        for (Resource calendar : properties.calendars()) {
            var off = new HashSet<LocalDate>();
            var work = new HashSet<LocalDate>();
            for (NamedCsvRecord line : lines(calendar)) {
                Set<LocalDate> days =
                        switch (line.getField("kind")) {
                            case "off" -> off;
                            case "work" -> work;
                            case String other ->
                                    throw new IllegalStateException(calendar + ": " + other);
                        };
                LocalDate.parse(line.getField("from"))
                        .datesUntil(LocalDate.parse(line.getField("to")).plusDays(1))
                        .forEach(days::add);
            }
            years.put(yearOf(calendar, off), new WorkingDays.Year(off, work));
        }
        return new WorkingDays(Map.copyOf(years));
    }

    @Bean
    ZoneId zone(PrivacyProperties properties) {
        return properties.zone();
    }

    private static int yearOf(Resource calendar, Set<LocalDate> off) {
        var years = off.stream().map(LocalDate::getYear).distinct().toList();
        if (years.size() != 1) {
            throw new IllegalStateException(calendar + " is about the years " + years);
        }
        return years.getFirst();
    }

    private static List<NamedCsvRecord> lines(Resource file) throws IOException {
        try (var reader =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(
                                        file.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }
}

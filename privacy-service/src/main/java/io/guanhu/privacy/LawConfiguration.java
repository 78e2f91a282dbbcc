package io.guanhu.privacy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.guanhu.privacy.model.calendar.CalendarYear;
import io.guanhu.privacy.model.calendar.CalendarYear.Kind;
import io.guanhu.privacy.model.calendar.CalendarYear.Stretch;
import io.guanhu.privacy.model.calendar.WorkingDays;
import io.guanhu.privacy.model.law.Coverage;
import io.guanhu.privacy.model.law.RetentionRule;
import io.guanhu.privacy.model.law.RetentionRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the law from files. A mistake in them prevents the start. */
@Configuration(proxyBeanMethods = false)
class LawConfiguration {

    @Bean
    RetentionRules retentionRules(PrivacyProperties properties) throws IOException {
        var rules = lines(properties.retentionRules()).stream()
                .map(line -> RetentionRule.read(line::getField))
                .toList();
        var coverage = new Coverage.Lines();
        for (NamedCsvRecord line : lines(properties.retentionScope())) {
            coverage.add(line.getField("rule"), line.getField("category"), line.getField("covers"));
        }
        return new RetentionRules(properties.retentionRulesVersion(), rules, coverage.coverage())
                .checked()
                .in(properties.jurisdictions());
    }

    @Bean
    WorkingDays shippedWorkingDays(PrivacyProperties properties) throws IOException {
        var years = new ArrayList<CalendarYear>();
        for (Resource calendar : properties.calendars()) {
            List<Stretch> stretches = lines(calendar).stream()
                    .map(line -> new Stretch(
                            LocalDate.parse(line.getField("from")),
                            LocalDate.parse(line.getField("to")),
                            Kind.valueOf(line.getField("kind")),
                            line.getField("name")))
                    .toList();
            years.add(new CalendarYear(stretches.getFirst().from().getYear(), stretches));
        }
        return new WorkingDays(years);
    }

    @Bean
    ZoneId zone(PrivacyProperties properties) {
        return properties.zone();
    }

    private static List<NamedCsvRecord> lines(Resource file) throws IOException {
        try (var reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }
}

package io.guanhu.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents of all settings say what the code reads; {@code deploy/settings/renew} rewrites them. */
class SettingsTests {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final boolean RENEW = Boolean.getBoolean("guanhu.settings.renew");

    private static SettingsTable table;

    @BeforeAll
    static void read() {
        Modules modules = new Modules(ROOT);
        table = new SettingsTable(modules, SourceSettings.of(ROOT, modules.all()));
    }

    @Test
    void findsEachWayInWhichCodeReadsSettings() {
        assertThat(table.names())
                .contains(
                        "guanhu.outbox.batch", // a record's component
                        "guanhu.gateway.routes.breaker.window", // of a record within
                        "guanhu.notification.smpp.fallbacks[n].dialect.country", // of each in a list
                        "guanhu.customer.masks.<name>.start", // of each in a map
                        "guanhu.zone", // @Value
                        "guanhu.gateway.hosts", // the binder
                        "guanhu.services.<name>.url"); // the binder, of each
    }

    @ParameterizedTest
    @CsvSource({"settings.properties", "settings_zh_CN.properties"})
    void areAllDescribed(String file) {
        SettingsWords words = words(file);
        assertThat(words.missing(table.names())).isEmpty();
        assertThat(words.unused(table.names())).isEmpty();
    }

    @Test
    void haveOneDefaultEach() {
        assertThat(table.contradictions()).isEmpty();
    }

    @Test
    void areAllReadBySomebody() {
        assertThat(table.unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"settings.properties, settings.md", "settings_zh_CN.properties, settings.zh-CN.md"})
    void areListedInTheCommittedDocument(String file, String document) throws IOException {
        Path committed = ROOT.resolve("docs").resolve(document);
        String current = table.document(words(file));
        if (RENEW) {
            Files.writeString(committed, current);
        }
        assertThat(committed)
                .as("run deploy/settings/renew")
                .usingCharset(java.nio.charset.StandardCharsets.UTF_8)
                .hasContent(current);
    }

    private static SettingsWords words(String file) {
        return new SettingsWords(ROOT.resolve("deploy/settings").resolve(file));
    }
}

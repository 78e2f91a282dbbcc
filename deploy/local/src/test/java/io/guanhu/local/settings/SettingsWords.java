package io.guanhu.local.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

/** What settings mean, in one language: a file beside {@code deploy/settings/renew}. */
final class SettingsWords {

    private final Properties words = new Properties();

    SettingsWords(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings that there are, and that nobody has described. */
    List<String> missing(Collection<String> settings) {
        return settings.stream()
                .filter(name -> words.getProperty(name, "").isBlank())
                .toList();
    }

    /** Settings that are described, and that there are not. */
    List<String> unused(Collection<String> settings) {
        return words.stringPropertyNames().stream()
                .filter(name -> name.startsWith("guanhu.") && !settings.contains(name))
                .sorted()
                .toList();
    }

    String meaning(String setting) {
        return words.getProperty(setting, "").replace("|", "\\|");
    }

    String opening() {
        return words.getProperty("document") + "\n";
    }

    String heading() {
        return words.getProperty("columns") + "\n|---|---|---|---|---|\n";
    }

    String none() {
        return words.getProperty("none");
    }

    String required() {
        return words.getProperty("required");
    }

    String all() {
        return words.getProperty("all");
    }

    String allButGateway() {
        return words.getProperty("all-but-gateway");
    }
}

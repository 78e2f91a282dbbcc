package io.guanhu.local.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All settings with what services set them to; written as a document in one language. */
final class SettingsTable {

    private final List<String> services;
    private final Map<String, List<Setting>> byName;
    private final Map<String, Collection<String>> modules;
    private final Map<String, Map<String, String>> configured;

    SettingsTable(Modules modules, List<Setting> settings) {
        services = Modules.SERVICES;
        byName = new TreeMap<>(settings.stream().collect(Collectors.groupingBy(Setting::name)));
        this.modules = services.stream().collect(Collectors.toMap(Function.identity(), modules::of));
        configured = services.stream().collect(Collectors.toMap(Function.identity(), modules::configuration));
    }

    Collection<String> names() {
        return byName.keySet();
    }

    /** What is set in a service's file, and read by none of its modules. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (String service : services) {
            List<Setting> read = byName.values().stream()
                    .flatMap(List::stream)
                    .filter(setting -> isIn(service, setting))
                    .toList();
            configuration(service).keySet().stream()
                    .filter(key -> read.stream().noneMatch(setting -> setting.isSetBy(key)))
                    .forEach(key -> unread.add(service + ": " + key));
        }
        return unread;
    }

    /** Settings that two places give different defaults. */
    List<String> contradictions() {
        return byName.values().stream()
                .filter(same -> same.stream()
                                .map(Setting::fallback)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1)
                .map(same -> same.getFirst().name())
                .toList();
    }

    String document(SettingsWords words) {
        StringBuilder document = new StringBuilder(words.opening());
        byName.values().stream()
                .collect(Collectors.groupingBy(same -> same.getFirst().group(), TreeMap::new, Collectors.toList()))
                .forEach((group, settings) -> {
                    document.append("\n## ").append(group).append("\n\n").append(words.heading());
                    settings.forEach(same -> document.append(row(same, words)));
                });
        return document.toString();
    }

    private String row(List<Setting> same, SettingsWords words) {
        Setting setting = same.getFirst();
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        setting.name(),
                        setting.type(),
                        defaults(same, words),
                        words.meaning(setting.name()),
                        readers(same, words));
    }

    private String defaults(List<Setting> same, SettingsWords words) {
        Setting setting = same.getFirst();
        String code = same.stream()
                .map(Setting::fallback)
                .filter(Objects::nonNull)
                .findFirst()
                .map(it -> shown(it, words))
                .orElse(same.stream().anyMatch(Setting::optional) ? words.none() : words.required());
        List<String> files = services.stream()
                .filter(service -> isIn(service, same))
                .map(service -> file(service, setting, words))
                .distinct()
                .toList();
        long readers = services.stream().filter(service -> isIn(service, same)).count();
        if (readers == 1 && !files.getFirst().isEmpty()) {
            return files.getFirst();
        }
        List<String> all = new ArrayList<>(List.of(code));
        services.stream()
                .filter(service ->
                        isIn(service, same) && !file(service, setting, words).isEmpty())
                .forEach(service -> all.add(service + ": " + file(service, setting, words)));
        return String.join("; ", all);
    }

    /** What a service's file says about a setting: a value, or that it says one for each of several names. */
    private String file(String service, Setting setting, SettingsWords words) {
        Map<String, String> file = configuration(service);
        String value = file.get(setting.name());
        if (value != null) {
            return shown(value, words);
        }
        return file.keySet().stream().anyMatch(setting::isSetBy)
                ? "[application.yaml](../%s/src/main/resources/application.yaml)".formatted(service)
                : "";
    }

    private static String shown(String value, SettingsWords words) {
        return value.isEmpty() ? words.none() : "`" + value.replace("|", "\\|") + "`";
    }

    private String readers(List<Setting> same, SettingsWords words) {
        List<String> readers =
                services.stream().filter(service -> isIn(service, same)).toList();
        if (readers.size() == services.size()) {
            return words.all();
        }
        return readers.size() == services.size() - 1 && !readers.contains("gateway")
                ? words.allButGateway()
                : String.join(", ", readers);
    }

    private boolean isIn(String service, List<Setting> same) {
        return same.stream().anyMatch(setting -> isIn(service, setting));
    }

    private boolean isIn(String service, Setting setting) {
        return modules.getOrDefault(service, List.of()).contains(setting.module());
    }

    private Map<String, String> configuration(String service) {
        return configured.getOrDefault(service, Map.of());
    }
}

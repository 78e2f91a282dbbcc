package io.guanhu.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The services, the modules that each is made of, and what each sets for itself. */
final class Modules {

    static final List<String> SERVICES = List.of(
            "gateway",
            "customer-service",
            "ownership-service",
            "privacy-service",
            "audit-service",
            "notification-service");

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>io\\.guanhu</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private final Path root;

    Modules(Path root) {
        this.root = root;
    }

    /** Every module that a service is made of. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        SERVICES.forEach(service -> all.addAll(of(service)));
        return all;
    }

    /** The modules of one service, its own first. */
    Set<String> of(String service) {
        Set<String> modules = new LinkedHashSet<>();
        collect(service, modules);
        return modules;
    }

    private void collect(String module, Set<String> modules) {
        if (modules.add(module)) {
            DEPENDENCY
                    .matcher(text(root.resolve(module).resolve("pom.xml")))
                    .results()
                    .filter(dependency -> !dependency.group(2).contains("<scope>test</scope>"))
                    .map(dependency -> directory(dependency.group(1)))
                    .filter(dependency ->
                            Files.isDirectory(root.resolve(dependency).resolve("src/main/java")))
                    .forEach(dependency -> collect(dependency, modules));
        }
    }

    /** What {@code application.yaml} of a service sets below {@code guanhu}, by full name. */
    Map<String, String> configuration(String service) {
        Map<String, String> flat = new TreeMap<>();
        Map<String, Object> yaml =
                new Yaml().load(text(root.resolve(service).resolve("src/main/resources/application.yaml")));
        flatten("guanhu", yaml.getOrDefault("guanhu", Map.of()), flat);
        return flat;
    }

    private static void flatten(String name, Object value, Map<String, String> flat) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, inner) -> flatten(name + "." + key, inner == null ? "" : inner, flat));
            case List<?> list ->
                flat.put(
                        name,
                        String.join(", ", list.stream().map(String::valueOf).toList()));
            default -> flat.put(name, String.valueOf(value));
        }
    }

    private String directory(String artifact) {
        return Files.isDirectory(root.resolve(artifact)) ? artifact : "platform/" + artifact.replace("platform-", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

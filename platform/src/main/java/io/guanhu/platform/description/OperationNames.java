package io.guanhu.platform.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Gives each operation an id that a generated client can be read by: that of its permission, such
 * as {@code customerReveal}, and where several operations want the same one, the end of its path.
 */
final class OperationNames implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Set<String> taken = new HashSet<>();
        document.getPaths().forEach((path, item) -> name(path, item, taken));
    }

    private static void name(String path, PathItem item, Set<String> taken) {
        item.readOperationsMap()
                .forEach(
                        (method, operation) -> {
                            String base = base(path, operation);
                            String verb = camel(method.name().toLowerCase(Locale.ROOT));
                            // Verb and path are nobody else's.
                            String id =
                                    Stream.of(
                                                    base,
                                                    base + camel(lastWord(path)),
                                                    base + camel(lastWord(path)) + verb,
                                                    base + camel(path) + verb)
                                            .filter(taken::add)
                                            .findFirst()
                                            .orElseThrow();
                            operation.setOperationId(id);
                        });
    }

    private static String base(String path, Operation operation) {
        Map<String, Object> extensions = operation.getExtensions();
        Object permission = extensions == null ? null : extensions.get("x-permission");
        return uncapitalised(camel(permission == null ? lastWord(path) : permission.toString()));
    }

    private static String lastWord(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.startsWith("{"))
                .reduce("root", (_, last) -> last);
    }

    private static String camel(String words) {
        return Arrays.stream(words.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String uncapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}

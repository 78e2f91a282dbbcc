package io.guanhu.platform.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Gives each operation an id that makes sense in a generated client: that of its permission, such
 * as {@code customerReveal}, and, if several operations have the same one, the end of their paths.
 */
final class OperationNames implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Set<String> taken = new HashSet<>();
        // The shorter path gets the shorter name, in whatever order the methods were found.
        new TreeMap<>(document.getPaths()).forEach((path, item) -> name(path, item, taken));
    }

    private static void name(String path, PathItem item, Set<String> taken) {
        item.readOperationsMap().forEach((method, operation) -> {
            String base = base(path, operation);
            String verb = camel(method.name().toLowerCase(Locale.ROOT));
            // Verb and path are unique.
            String id = Stream.of(
                            base,
                            joined(base, camel(lastWord(path))),
                            joined(base, camel(lastWord(path))) + verb,
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
        if (permission != null) {
            return uncapitalised(camel(permission.toString()));
        }
        String tag =
                operation.getTags() == null ? "" : camel(operation.getTags().getFirst());
        String last = camel(lastWord(path));
        if (singular(last).equals(tag)) {
            return uncapitalised(path.endsWith("}") ? tag : last);
        }
        return uncapitalised(joined(tag, last));
    }

    private static String singular(String plural) {
        return plural.endsWith("ies") ? plural.substring(0, plural.length() - 3) + "y" : plural.replaceFirst("s$", "");
    }

    /** Avoids repeating a word: certificate and certificateKeys become certificateKeys. */
    private static String joined(String first, String second) {
        String[] words = first.split("(?=[A-Z])", -1);
        String last = words[words.length - 1];
        return second.startsWith(last) ? first.substring(0, first.length() - last.length()) + second : first + second;
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

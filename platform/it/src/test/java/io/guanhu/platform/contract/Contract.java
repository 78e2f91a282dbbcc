package io.guanhu.platform.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event records, their schemas and the document that lists them. */
final class Contract {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Contract() {}

    static List<Class<?>> events() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventType.class));
        return scanner.findCandidateComponents("io.guanhu.platform.contract").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(className(found), null))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    private static String className(BeanDefinition definition) {
        String name = definition.getBeanClassName();
        if (name == null) {
            throw new IllegalStateException("A candidate has no class");
        }
        return name;
    }

    static JsonNode schema(String type) {
        return JSON.readTree(read(type + ".json"));
    }

    static Map<String, Object> asyncApi() {
        return new Yaml().load(read("asyncapi.yaml"));
    }

    private static String read(String file) {
        try (InputStream in = Contract.class.getResourceAsStream("/contract/" + file)) {
            if (in == null) {
                throw new AssertionError("contract/" + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

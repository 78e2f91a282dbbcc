package io.guanhu.platform.idempotency;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** Documents the header {@code Idempotency-Key} where it is accepted, and where it is required. */
final class KeyHeaders implements OpenApiCustomizer {

    private final List<PathPattern> required;
    private final List<PathPattern> ignored;

    KeyHeaders(List<PathPattern> required, List<PathPattern> ignored) {
        this.required = required;
        this.ignored = ignored;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().forEach((path, item) -> {
            Operation post = item.getPost();
            if (post != null && !isOneOf(ignored, path)) {
                post.addParametersItem(key(isOneOf(required, path)));
            }
        });
    }

    private static Parameter key(boolean required) {
        return new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .required(required)
                .description("A new one for each operation, the same for each retry. An operation that was carried out"
                        + " is not repeated: the retry gets its stored answer")
                .schema(new StringSchema())
                .example("01980f2e-6f0a-7c3e-9d55-0b8f4b7a2c11");
    }

    private static boolean isOneOf(List<PathPattern> patterns, String path) {
        PathContainer written = PathContainer.parsePath(path.replaceAll("[{}*]", ""));
        return patterns.stream().anyMatch(pattern -> pattern.matches(written));
    }
}

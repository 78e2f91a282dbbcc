package io.guanhu.platform.description;

import io.guanhu.platform.problem.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says which problems an operation may answer with (RFC 9457), as one schema for all. */
final class ProblemResponses implements OpenApiCustomizer {

    /** By status. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("400", "Something sent is at fault; `errors` names every field of it"),
            Map.entry("401", "No token that is good, or a fresh second factor is wanted"),
            Map.entry("403", "The caller may not do this; `code` says why"),
            Map.entry("404", "There is none, or none that the caller reaches"),
            Map.entry("409", "It does not go with how things stand; `code` says why"),
            Map.entry("410", "It was erased for good"),
            Map.entry("412", "It has changed since it was read: read it again"),
            Map.entry("413", "More than is taken"),
            Map.entry("415", "A type of body that is not taken"),
            Map.entry("422", "Understood, but not to be done; `code` says why"),
            Map.entry("423", "Kept untouched, because the law says so"),
            Map.entry("428", "`If-Match` is missing"),
            Map.entry("429", "Too many; the header says when to try again"),
            Map.entry("503", "Not now; the header says when to try again"));

    @Override
    public void customise(OpenAPI document) {
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
        document.setComponents(components);
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false))
                .referencedSchemas
                .forEach(components::addSchemas);
        MEANINGS.forEach((status, meaning) -> components.addResponses(nameOf(status), problem(status, meaning)));
        document.getPaths().forEach((path, item) -> describe(path, item));
    }

    private static String nameOf(String status) {
        return "Problem" + status;
    }

    private static ApiResponse problem(String status, String meaning) {
        ApiResponse response = new ApiResponse()
                .description(meaning)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref("Problem"))));
        if (status.equals("401")) {
            response.addHeaderObject(
                    "WWW-Authenticate", new Header().required(true).schema(new StringSchema()));
        }
        if (status.equals("429") || status.equals("503")) {
            response.addHeaderObject(
                    "Retry-After",
                    new Header().description("Seconds").required(true).schema(new IntegerSchema()));
        }
        return response;
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            // A token that is no good is refused where none is needed, too.
            add(operation, "400", "401", "429", "503");
            if (operation.getSecurity() == null) {
                add(operation, "403");
            }
            if (path.contains("{")) {
                add(operation, "404", "410");
            }
            if (method != PathItem.HttpMethod.GET) {
                // A body may come where none is wanted.
                add(operation, "409", "413", "415", "422", "423");
            }
            if (wants(operation, "If-Match")) {
                add(operation, "412", "428");
            }
        });
    }

    private static boolean wants(Operation operation, String header) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(each -> header.equals(each.getName()));
    }

    static void add(Operation operation, String... statuses) {
        for (String status : statuses) {
            operation
                    .getResponses()
                    .addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + nameOf(status)));
        }
    }
}

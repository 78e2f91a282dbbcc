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

/** Documents the problems that an operation may answer with (RFC 9457), in one schema for all. */
final class ProblemResponses implements OpenApiCustomizer {

    /** The descriptions by status. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("400", "The request is invalid; `errors` names each invalid field"),
            Map.entry("401", "No valid token, or a fresh second factor is required"),
            Map.entry("403", "The caller is not allowed to do this; `code` says why"),
            Map.entry("404", "Not found, or not within the caller's reach"),
            Map.entry("409", "The request conflicts with the current state; `code` says why"),
            Map.entry("410", "The data was erased permanently"),
            Map.entry("412", "It has changed since it was read; read it again"),
            Map.entry("413", "The request body is too large"),
            Map.entry("415", "The type or encoding of the body is not supported"),
            Map.entry("422", "The request was understood but cannot be carried out; `code` says why"),
            Map.entry("423", "The data is restricted because the law requires it to be kept"),
            Map.entry("428", "`If-Match` is missing"),
            Map.entry("429", "Too many requests; `Retry-After` says when to try again"),
            Map.entry("503", "Temporarily unavailable; `Retry-After` says when to try again"));

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
                    new Header()
                            .description("The time to wait (seconds)")
                            .required(true)
                            .schema(new IntegerSchema()));
        }
        return response;
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            // An invalid token is refused even where no token is needed.
            add(operation, "400", "401", "429", "503");
            if (operation.getSecurity() == null) {
                add(operation, "403");
            }
            if (path.contains("{")) {
                add(operation, "404", "410");
            }
            if (method != PathItem.HttpMethod.GET) {
                // A client may send a body where none is expected.
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

package io.guanhu.testing;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Permissions;
import io.guanhu.testing.DescribedAnswers.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations in a service's own OpenAPI document, and calls of these. */
public final class ServiceApi {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI service;
    private final JsonNode document;

    public ServiceApi(int port) {
        this.service = URI.create("http://localhost:" + port);
        this.document = new JsonMapper().readTree(send(request("/v3/api-docs")).body());
    }

    /** A parameter of an operation; {@code in} says where it belongs. */
    record Parameter(String name, String in, JsonNode schema) {}

    /** An operation, with its documentation. */
    public record Operation(String method, String path, JsonNode described) {

        /** The content type of its body; absent if it has none. */
        @Nullable
        String takes() {
            return described.path("requestBody").path("content").propertyNames().stream()
                    .findFirst()
                    .orElse(null);
        }

        boolean hasBody() {
            return takes() != null;
        }

        boolean reads() {
            return method.equals("GET");
        }

        /** The schema of its body; missing if it takes no JSON. */
        JsonNode body() {
            return described
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
        }

        Stream<Parameter> parameters() {
            return described
                    .path("parameters")
                    .valueStream()
                    .map(each -> new Parameter(
                            each.path("name").asString(), each.path("in").asString(), each.path("schema")));
        }

        /** The permission that callers need; absent if everybody may call it. */
        public @Nullable Permission permission() {
            String wanted = described.path("x-permission").asString("");
            return wanted.isEmpty() ? null : Permissions.table().named(wanted);
        }

        /** For example {@code GET /api/branches/{id}}. */
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        JsonNode paths = document.path("paths");
        for (String path : paths.propertyNames()) {
            for (String method : paths.path(path).propertyNames()) {
                operations.add(new Operation(
                        method.toUpperCase(Locale.ROOT), path, paths.path(path).path(method)));
            }
        }
        return operations;
    }

    JsonNode document() {
        return document;
    }

    /** The operation's path with these (already encoded) values for its variables, or samples. */
    String target(Operation operation, Map<String, String> known) {
        String path = operation.path();
        for (Parameter each :
                operation.parameters().filter(one -> one.in().equals("path")).toList()) {
            String value = known.get(each.name());
            path = path.replace(
                    "{" + each.name() + "}",
                    value == null ? SpoiltBodies.sample(document, each.schema()).asString() : value);
        }
        return path;
    }

    /** A body with valid types. */
    String sampleBody(Operation operation) {
        return SpoiltBodies.sample(document, operation.body()).toString();
    }

    /** With a new key. */
    HttpRequest.Builder call(Operation operation, Tokens caller, String target, String body) {
        return call(operation, target, body)
                .header("Authorization", caller.bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Without a token, and without a key. */
    HttpRequest.Builder call(Operation operation, String target, String body) {
        String type = operation.takes();
        return request(target)
                .header("Content-Type", type == null ? "application/json" : type)
                .header("If-Match", "\"1\"")
                .method(
                        operation.method(),
                        operation.reads() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(service + target)).timeout(PATIENCE);
    }

    /** Fails if the answer does not match the committed API document. */
    static HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            DescribedAnswers.committed().check(answer(request, response));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpRequest request, HttpResponse<String> response) {
        HttpHeaders headers = new HttpHeaders();
        response.headers().map().forEach(headers::addAll);
        return new Answer(
                request.method(),
                request.uri().getRawPath(),
                response.statusCode(),
                headers,
                response.body().getBytes(StandardCharsets.UTF_8));
    }
}

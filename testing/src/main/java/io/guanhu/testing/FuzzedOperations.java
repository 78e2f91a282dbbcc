package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every operation that a service describes with every property of its body and every
 * parameter spoilt in every way: none may answer that it is our fault, and what is of the wrong
 * type is answered 400 by its name.
 */
public final class FuzzedOperations {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = new JsonMapper();

    /** In a path or a query, encoded here. */
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "-1",
                    "99999999999999999999",
                    "nonsense",
                    "+999999999-12-31T23:59:59Z",
                    "-0044-03-15",
                    "1\u0660",
                    "\u202ex",
                    "x".repeat(2_000));

    /** Encoded already: NUL, what is no UTF-8, and half an emoji. */
    private static final List<String> ENCODED = List.of("%00", "a%00b", "%FF", "%ED%A0%80");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final JsonNode description;

    public FuzzedOperations(int port) {
        this.port = port;
        this.description = JSON.readTree(send(request("GET", "/v3/api-docs")).body());
    }

    private record Operation(String method, String path, JsonNode described) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What went wrong, a line each; empty if nothing did. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        operations()
                .forEach(
                        operation -> {
                            Tokens caller = mayCall(operation);
                            spoilParameters(operation, caller, faults);
                            spoilBody(operation, caller, faults);
                        });
        return faults;
    }

    /** The operations that are closed to whoever showed a second factor ten minutes ago. */
    public Set<String> wantingFreshSecondFactor() {
        return operations()
                .filter(
                        operation -> {
                            Tokens caller = mayCall(operation);
                            Tokens stale =
                                    caller.authTime(Instant.now().minus(Duration.ofMinutes(10)));
                            HttpResponse<String> answer = send(call(operation, stale, "", "{}"));
                            return answer.statusCode() == 401
                                    && answer.body().contains("insufficient-user-authentication");
                        })
                .map(Operation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Operation> operations() {
        JsonNode paths = description.path("paths");
        return paths.propertyNames().stream()
                .flatMap(
                        path ->
                                paths.path(path).propertyNames().stream()
                                        .map(
                                                method ->
                                                        new Operation(
                                                                method.toUpperCase(Locale.ROOT),
                                                                path,
                                                                paths.path(path).path(method))));
    }

    /** Together they may call every operation. */
    private static Stream<Tokens> callers() {
        return Stream.concat(
                Stream.of(
                                AuditedOperations.staff(
                                        "relationship-manager",
                                        "team-lead",
                                        "operations",
                                        "compliance-officer",
                                        "auditor",
                                        "administrator"),
                                AuditedOperations.staff("auditor", "compliance-officer"),
                                AuditedOperations.staff("operations", "administrator"),
                                AuditedOperations.customer(),
                                AuditedOperations.client("core-banking"))
                        .map(Supplier::get),
                Stream.of("privacy", "audit", "notification", "customer", "ownership")
                        .map(service -> Tokens.service(service + "-service")));
    }

    private Tokens mayCall(Operation operation) {
        return callers()
                .filter(caller -> send(call(operation, caller, "", "{}")).statusCode() != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody may call " + operation));
    }

    private void spoilParameters(Operation operation, Tokens caller, List<String> faults) {
        for (JsonNode parameter : operation.described().path("parameters")) {
            String name = parameter.path("name").asString();
            String in = parameter.path("in").asString();
            Stream.concat(TEXTS.stream().map(FuzzedOperations::encoded), ENCODED.stream())
                    .filter(_ -> in.equals("query") || in.equals("path"))
                    .filter(value -> in.equals("query") || !value.isEmpty())
                    .forEach(
                            value -> {
                                Operation spoilt =
                                        in.equals("query")
                                                ? operation
                                                : new Operation(
                                                        operation.method(),
                                                        operation
                                                                .path()
                                                                .replace("{" + name + "}", value),
                                                        operation.described());
                                String query = in.equals("query") ? "?" + name + "=" + value : "";
                                check(
                                        operation + " with " + name + "=" + told(value),
                                        send(call(spoilt, caller, query, "{}")),
                                        faults);
                            });
        }
    }

    private void spoilBody(Operation operation, Tokens caller, List<String> faults) {
        JsonNode schema =
                operation
                        .described()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema");
        if (schema.isMissingNode()) {
            return;
        }
        SpoiltBodies.of(description, schema)
                .forEach(
                        spoilt -> {
                            HttpResponse<String> answer =
                                    send(call(operation, caller, "", spoilt.body()));
                            check(operation + " with " + spoilt, answer, faults);
                            if (spoilt.mustBeNamed() && !named(spoilt.property(), answer)) {
                                faults.add(
                                        operation
                                                + " with "
                                                + spoilt
                                                + ": "
                                                + answer.statusCode()
                                                + " "
                                                + told(answer.body()));
                            }
                        });
    }

    private static boolean named(String property, HttpResponse<String> answer) {
        if (answer.statusCode() != 400) {
            return false;
        }
        for (JsonNode error : JSON.readTree(answer.body()).path("errors")) {
            if (error.path("field").asString("").startsWith(property)) {
                return true;
            }
        }
        return false;
    }

    private static void check(String call, HttpResponse<String> answer, List<String> faults) {
        if (answer.statusCode() >= 500) {
            faults.add(call + ": " + answer.statusCode() + " " + told(answer.body()));
        }
    }

    private static String told(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest call(Operation operation, Tokens caller, String query, String body) {
        String path = operation.path();
        for (JsonNode parameter : operation.described().path("parameters")) {
            if (parameter.path("in").asString().equals("path")) {
                path =
                        path.replace(
                                "{" + parameter.path("name").asString() + "}",
                                SpoiltBodies.sample(description, parameter.path("schema")));
            }
        }
        String type =
                operation.described().path("requestBody").path("content").propertyNames().stream()
                        .findFirst()
                        .orElse("application/json");
        return request(operation.method(), path + query)
                .header("Authorization", caller.bearer())
                .header("Content-Type", type)
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        operation.method(),
                        operation.method().equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String method, String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + target))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

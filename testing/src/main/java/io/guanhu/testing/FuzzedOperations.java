package io.guanhu.testing;

import static io.guanhu.testing.ServiceApi.send;

import io.guanhu.testing.ServiceApi.Operation;
import io.guanhu.testing.ServiceApi.Parameter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every operation in a service's API document with every property of its body and every
 * parameter corrupted in every way. No answer may be a server error. A wrong type must be answered
 * with 400 and its name, together with all other faults and the allowed values.
 */
public final class FuzzedOperations {

    private static final JsonMapper JSON = new JsonMapper();

    /** Values for a path or a query, encoded here. */
    private static final List<String> TEXTS = List.of(
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

    /** Already encoded: NUL, invalid UTF-8, and half an emoji. */
    private static final List<String> ENCODED = List.of("%00", "a%00b", "%FF", "%ED%A0%80");

    private final ServiceApi api;

    public FuzzedOperations(int port) {
        this.api = new ServiceApi(port);
    }

    /** What went wrong, one line each; empty if nothing did. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        api.operations().forEach(operation -> {
            Tokens caller = mayCall(operation);
            spoilParameters(operation, caller, faults);
            spoilBody(operation, caller, faults);
        });
        return faults;
    }

    /** The operations that refuse a second factor from ten minutes ago. */
    public Set<String> wantingFreshSecondFactor() {
        return api.operations().stream()
                .filter(operation -> {
                    Tokens caller = mayCall(operation);
                    Tokens stale = caller.authTime(Instant.now().minus(Duration.ofMinutes(10)));
                    HttpResponse<String> answer = answer(operation, stale, "{}");
                    return answer.statusCode() == 401 && answer.body().contains("insufficient-user-authentication");
                })
                .map(Operation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Callers who together have permission for every operation. */
    private static Stream<Tokens> callers() {
        Supplier<Tokens> everyRole = AuditedOperations.staff(
                "relationship-manager", "team-lead", "operations", "compliance-officer", "auditor", "administrator");
        return Stream.concat(
                Stream.of(
                                everyRole,
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
                .filter(caller -> answer(operation, caller, "{}").statusCode() != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody may call " + operation));
    }

    private void spoilParameters(Operation operation, Tokens caller, List<String> faults) {
        operation
                .parameters()
                .filter(each -> each.in().equals("query") || each.in().equals("path"))
                .forEach(each -> spoilParameter(operation, each, caller, faults));
    }

    private void spoilParameter(Operation operation, Parameter parameter, Tokens caller, List<String> faults) {
        String name = parameter.name();
        boolean query = parameter.in().equals("query");
        List<String> listed = listed(parameter);
        if (!listed.isEmpty()) {
            String target = query
                    ? targetOf(operation) + "?" + name + "=NONSENSE"
                    : api.target(operation, Map.of(name, "NONSENSE"));
            HttpResponse<String> answer = send(api.call(operation, caller, target, "{}"));
            if (!JSON.readTree(answer.body()).path("errors").toString().contains(listed.getLast())) {
                faults.add(operation + " does not list the values of " + name + ": " + truncated(answer.body()));
            }
        }
        Stream.concat(TEXTS.stream().map(FuzzedOperations::encoded), ENCODED.stream())
                .filter(value -> query || !value.isEmpty())
                .forEach(value -> {
                    String target = query
                            ? targetOf(operation) + "?" + name + "=" + value
                            : api.target(operation, Map.of(name, value));
                    check(
                            operation + " with " + name + "=" + truncated(value),
                            send(api.call(operation, caller, target, "{}")),
                            faults);
                });
    }

    /** The allowed values of a parameter, if there are only a few. */
    private List<String> listed(Parameter parameter) {
        JsonNode schema = SpoiltBodies.resolved(api.document(), parameter.schema());
        JsonNode each = schema.has("items") ? SpoiltBodies.resolved(api.document(), schema.path("items")) : schema;
        return each.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    private void spoilBody(Operation operation, Tokens caller, List<String> faults) {
        if (operation.body().isMissingNode()) {
            return;
        }
        SpoiltBodies.of(api.document(), operation.body()).forEach(spoilt -> {
            HttpResponse<String> answer = answer(operation, caller, spoilt.body());
            check(operation + " with " + spoilt, answer, faults);
            if (spoilt.mustBeNamed() && !named(spoilt.property(), answer)) {
                faults.add(operation + " with " + spoilt + ": " + answer.statusCode() + " " + truncated(answer.body()));
            }
        });
        faults.addAll(new FaultyBodies(api).faults(operation, caller));
    }

    private String targetOf(Operation operation) {
        return api.target(operation, Map.of());
    }

    private HttpResponse<String> answer(Operation operation, Tokens caller, String body) {
        return send(api.call(operation, caller, targetOf(operation), body));
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
            faults.add(call + ": " + answer.statusCode() + " " + truncated(answer.body()));
        }
    }

    private static String truncated(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every operation that a service describes: as nobody, as somebody who may not, wrongly, and
 * as it should be. Then looks for each call's entry among the audit log's messages.
 */
public final class AuditedOperations {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int REFUSED = 400;
    private static final int FAILED = 500;
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public AuditedOperations(int port) {
        this.port = port;
    }

    /**
     * An operation.
     *
     * @param takes the type of its body
     * @param exempt why it leaves no entry when it answers, if so
     */
    private record Operation(String method, String path, String takes, @Nullable String exempt) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** One call and what became of it. */
    public record Call(String operation, boolean exempt, String trace, int status) {

        boolean needsAnEntry() {
            return status < FAILED && !(exempt && status < REFUSED);
        }
    }

    /** Somebody new with these roles, a fresh second factor, and reach of all branches. */
    public static Supplier<Tokens> staff(String... roles) {
        return () -> Tokens.staff("E7" + PEOPLE.incrementAndGet(), "HQ", roles).acr("2");
    }

    /** A client by its own credentials; each time another, since calls of one are counted. */
    public static Supplier<Tokens> client(String role) {
        return () -> Tokens.client("client-" + PEOPLE.incrementAndGet(), role);
    }

    public static Supplier<Tokens> customer() {
        return () -> Tokens.customer(UUID.randomUUID()).acr("2");
    }

    /**
     * Checks that every call left an entry, unless its operation says why not; and that each
     * operation was refused to nobody known and to somebody without a role, whatever they sent, and
     * for what was sent.
     *
     * @param callers who may; together they may call every operation
     * @return the operations that were answered
     */
    public Set<String> leaveEntries(List<Supplier<Tokens>> callers) {
        List<Call> calls = operations().flatMap(each -> calls(each, callers)).toList();
        assertThat(calls).noneMatch(call -> call.status() == FAILED);
        calls.stream()
                .filter(call -> !call.exempt())
                .collect(Collectors.groupingBy(Call::operation))
                .forEach(
                        (operation, made) ->
                                assertThat(made)
                                        .as(operation)
                                        .extracting(Call::status)
                                        .startsWith(401, 403, 403, 403, 403)
                                        .containsAnyOf(400, 415));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(withoutEntry(calls)).isEmpty());
        return calls.stream()
                .filter(call -> call.status() < REFUSED)
                .map(Call::operation)
                .collect(Collectors.toSet());
    }

    private static List<Call> withoutEntry(List<Call> calls) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            Set<String> entered =
                    probe.all(Topics.AUDIT_ENTRIES).stream()
                            .map(each -> each.value().getBytes(StandardCharsets.UTF_8))
                            .map(each -> EventCodec.read(AuditEntryRecorded.class, each))
                            .flatMap(each -> Stream.ofNullable(each.traceId()))
                            .collect(Collectors.toSet());
            return calls.stream()
                    .filter(Call::needsAnEntry)
                    .filter(call -> !entered.contains(call.trace()))
                    .toList();
        }
    }

    private Stream<Call> calls(Operation operation, List<Supplier<Tokens>> callers) {
        List<Call> calls = new ArrayList<>();
        Sent right = new Sent("", operation.takes(), UUID.randomUUID().toString(), "{}");
        Sent wrong = right.with("?nonsense=1", "{\"nonsense\":1}");
        Sent broken = new Sent("?nonsense=1", "text/nonsense", "with space", "{");
        calls.add(call(operation, null, broken));
        calls.add(call(operation, staff().get(), wrong));
        calls.add(call(operation, staff().get(), right.with("", "{")));
        calls.add(call(operation, staff().get(), right.withoutKey()));
        calls.add(call(operation, staff().get(), broken));
        for (Supplier<Tokens> caller : callers) {
            calls.add(call(operation, caller.get(), wrong.again()));
            calls.add(call(operation, caller.get(), right.again()));
        }
        return calls.stream();
    }

    /** What a call says, right or not. */
    private record Sent(String query, String type, @Nullable String key, String body) {

        Sent with(String otherQuery, String otherBody) {
            return new Sent(otherQuery, type, key, otherBody);
        }

        Sent withoutKey() {
            return new Sent(query, type, null, body);
        }

        /** With a key that nobody has used. */
        Sent again() {
            return new Sent(query, type, UUID.randomUUID().toString(), body);
        }
    }

    private Call call(Operation operation, @Nullable Tokens caller, Sent sent) {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String path = operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path + sent.query()))
                        .timeout(PATIENCE)
                        .header("traceparent", "00-" + trace + "-0123456789abcdef-01")
                        .header("Content-Type", sent.type())
                        .header("If-Match", "\"1\"");
        if (sent.key() != null) {
            request.header("Idempotency-Key", sent.key());
        }
        if (caller != null) {
            request.header("Authorization", caller.bearer());
        }
        boolean reads = operation.method().equals("GET");
        request.method(
                operation.method(),
                reads
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(sent.body()));
        try {
            int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            return new Call(operation.toString(), operation.exempt() != null, trace, status);
        } catch (IOException e) {
            throw new UncheckedIOException(operation.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Stream<Operation> operations() {
        JsonNode paths = new JsonMapper().readTree(description()).path("paths");
        return paths.propertyNames().stream()
                .flatMap(
                        path ->
                                paths.path(path).propertyNames().stream()
                                        .map(method -> operation(paths, path, method)));
    }

    private static Operation operation(JsonNode paths, String path, String method) {
        JsonNode described = paths.path(path).path(method);
        JsonNode exempt = described.path("x-not-audited");
        assertThat(described.has("x-audited") ^ !exempt.isMissingNode())
                .as("%s %s says what it leaves in the audit log", method, path)
                .isTrue();
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                described.path("requestBody").path("content").propertyNames().stream()
                        .findFirst()
                        .orElse("application/json"),
                exempt.isMissingNode() ? null : exempt.asString());
    }

    private String description() {
        try {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/v3/api-docs"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

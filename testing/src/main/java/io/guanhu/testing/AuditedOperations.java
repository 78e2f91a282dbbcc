package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.ServiceApi.Operation;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Calls every operation in a service's API document: without a token, without permission, with
 * invalid input, and correctly. Then looks for each call's entry among the messages to the audit
 * log.
 */
public final class AuditedOperations {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int REFUSED = 400;
    private static final int FAILED = 500;
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final int port;

    public AuditedOperations(int port) {
        this.port = port;
    }

    /** A call and its result. */
    public record Call(String operation, boolean exempt, String trace, int status) {

        boolean needsAnEntry() {
            return status < FAILED && !(exempt && status < REFUSED);
        }
    }

    /** A new person with these roles, a fresh second factor, and reach of all branches. */
    public static Supplier<Tokens> staff(String... roles) {
        return () -> Tokens.staff("E7" + PEOPLE.incrementAndGet(), "HQ", roles).acr("2");
    }

    /**
     * A client with its own credentials; a different one each time, because repeated calls of one
     * client are counted together.
     */
    public static Supplier<Tokens> client(String role) {
        return () -> Tokens.client("client-" + PEOPLE.incrementAndGet(), role);
    }

    public static Supplier<Tokens> customer() {
        return () -> Tokens.customer(UUID.randomUUID()).acr("2");
    }

    /**
     * Checks that every call left an entry, unless its operation states why not, and that each
     * operation was refused without a token, without a role (whatever was sent), and for invalid
     * input.
     *
     * @param callers callers who together have permission for every operation
     * @return the operations that succeeded
     */
    public Set<String> leaveEntries(List<Supplier<Tokens>> callers) {
        ServiceApi api = new ServiceApi(port);
        List<Call> calls = api.operations().stream()
                .flatMap(each -> calls(api, each, callers))
                .toList();
        assertThat(calls).noneMatch(call -> call.status() == FAILED);
        calls.stream()
                .filter(call -> !call.exempt())
                .collect(Collectors.groupingBy(Call::operation))
                .forEach((operation, made) -> assertThat(made)
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
            Set<String> entered = probe.all(Topics.AUDIT_ENTRIES).stream()
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

    private static Stream<Call> calls(ServiceApi api, Operation operation, List<Supplier<Tokens>> callers) {
        List<Call> calls = new ArrayList<>();
        Sent right = new Sent("", null, UUID.randomUUID().toString(), "{}");
        Sent wrong = right.with("?nonsense=1", "{\"nonsense\":1}");
        Sent broken = new Sent("?nonsense=1", "text/nonsense", "with space", "{");
        calls.add(call(api, operation, null, broken));
        calls.add(call(api, operation, staff().get(), wrong));
        calls.add(call(api, operation, staff().get(), right.with("", "{")));
        calls.add(call(api, operation, staff().get(), right.withoutKey()));
        calls.add(call(api, operation, staff().get(), broken));
        for (Supplier<Tokens> caller : callers) {
            calls.add(call(api, operation, caller.get(), wrong.again()));
            calls.add(call(api, operation, caller.get(), right.again()));
        }
        return calls.stream();
    }

    /** The input of a call, valid or not; its type is valid unless the call is about the type. */
    private record Sent(
            String query, @Nullable String type, @Nullable String key, String body) {

        Sent with(String otherQuery, String otherBody) {
            return new Sent(otherQuery, type, key, otherBody);
        }

        Sent withoutKey() {
            return new Sent(query, type, null, body);
        }

        /** With a new key. */
        Sent again() {
            return new Sent(query, type, UUID.randomUUID().toString(), body);
        }
    }

    private static Call call(ServiceApi api, Operation operation, @Nullable Tokens caller, Sent sent) {
        String trace = UUID.randomUUID().toString().replace("-", "");
        HttpRequest.Builder request = api.call(operation, api.target(operation, Map.of()) + sent.query(), sent.body())
                .header("traceparent", "00-" + trace + "-0123456789abcdef-01");
        if (sent.type() != null) {
            request.setHeader("Content-Type", sent.type());
        }
        if (sent.key() != null) {
            request.header("Idempotency-Key", sent.key());
        }
        if (caller != null) {
            request.header("Authorization", caller.bearer());
        }
        int status = ServiceApi.send(request).statusCode();
        return new Call(operation.toString(), exempt(operation), trace, status);
    }

    /** Whether it states why it leaves no entry when it succeeds. */
    private static boolean exempt(Operation operation) {
        boolean exempt = operation.described().has("x-not-audited");
        assertThat(operation.described().has("x-audited"))
                .as("%s says what it leaves in the audit log", operation)
                .isNotEqualTo(exempt);
        return exempt;
    }
}

package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;

import io.guanhu.platform.permission.Relation;
import io.guanhu.testing.PermissionMatrix.Operation;
import io.guanhu.testing.Tokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Everybody who has a role, and what each of the table's relations makes of them. */
final class Relations {

    private static final Map<String, ?> WHY = Map.of("code", "CORRECTION");

    private final Bank bank;

    Relations(Bank bank) {
        this.bank = bank;
    }

    /** What is sent to an operation, as it should be; one with a body must be listed. */
    private static Map<String, Object> bodies() {
        return Map.of(
                "POST /api/customers/{id}/reveal",
                Map.of("fields", List.of("phone"), "purpose", "CALL_CUSTOMER"),
                "POST /api/customers/{id}/closure",
                Map.of("reason", "CUSTOMER_REQUEST"),
                "POST /api/customers/{id}/closure-proposals",
                Map.of(
                        "endedOn",
                        LocalDate.now(Bank.clock()).toString(),
                        "reason",
                        WHY,
                        "evidence",
                        "DOSSIER-1"),
                "POST /api/customers/{id}/changes/{change}/withdrawal",
                Map.of("reason", "客户改变主意"),
                "POST /api/customers/{id}/changes",
                Map.of("patch", Map.of("email", "neu@example.com"), "reason", WHY),
                "POST /api/customers/{id}/changes/{change}/decision",
                Map.of("approve", true, "reason", "已核对证件原件"),
                "PUT /api/customers/{id}/consents/{purpose}",
                Map.of("granted", false));
    }

    /**
     * Somebody who asks for a customer's records.
     *
     * @param relations those of the table that this customer and this person have
     */
    record Person(String name, String role, Tokens token, Set<Relation> relations) {

        boolean reaches(Operation operation) {
            var wanted = Objects.requireNonNull(operation.permission());
            return relations.contains(wanted.roles().get(role));
        }

        boolean hasPermission(Operation operation) {
            return Objects.requireNonNull(operation.permission()).roles().containsKey(role);
        }
    }

    /** Of a customer of E1101, in Beijing. */
    static List<Person> peopleAround(UUID customer) {
        return List.of(
                person("the owner", "relationship-manager", E1101, Relation.OWN, Relation.ALL),
                person("another manager", "relationship-manager", E2101, Relation.ALL),
                person("the lead", "team-lead", BEIJING_LEAD, Relation.BRANCH, Relation.ALL),
                person("another lead", "team-lead", SHANGHAI_LEAD, Relation.ALL),
                person("operations", "operations", OPERATIONS, Relation.ALL),
                person("compliance", "compliance-officer", COMPLIANCE, Relation.ALL),
                person("the customer", "customer", customer(customer), Relation.SELF),
                person("another customer", "customer", customer(UUID.randomUUID())));
    }

    private static Person person(String name, String role, Tokens token, Relation... relations) {
        return new Person(name, role, token, Set.of(relations));
    }

    private static Tokens customer(UUID id) {
        return Tokens.customer(id).acr("2");
    }

    /** Only what tells whether somebody was let in. */
    record Answer(int status, @Nullable String code) {

        /** What the act itself refuses comes after. */
        boolean letsIn() {
            return !Set.of(400, 401, 404).contains(status) && !"forbidden".equals(code);
        }
    }

    Answer ask(Operation operation, Tokens by, UUID customer, UUID change) {
        var request =
                bank.as(by)
                        .method(HttpMethod.valueOf(operation.method()))
                        .uri(
                                operation
                                        .path()
                                        .replace("{id}", customer.toString())
                                        .replace("{change}", change.toString())
                                        .replace("{purpose}", "PROFILING"))
                        .header(HttpHeaders.IF_MATCH, "\"1\"")
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        Object body = bodies().get(operation.toString());
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        } else if (operation.hasBody()) {
            throw new AssertionError("Say in " + getClass() + " what to send to " + operation);
        }
        var answer = request.exchange().returnResult(String.class);
        String text = answer.getResponseBody().blockFirst();
        int status = answer.getStatus().value();
        return new Answer(status, status < 400 ? null : codeOf(text));
    }

    private static String codeOf(@Nullable String problem) {
        return JsonMapper.shared().readTree(String.valueOf(problem)).path("code").asString("");
    }
}

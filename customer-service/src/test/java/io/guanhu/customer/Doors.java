package io.guanhu.customer;

import static io.guanhu.customer.Bank.AUDITOR;
import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;

import io.guanhu.testing.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Every endpoint of the service and the roles that it is open to. */
final class Doors {

    private static final String NOBODY = "/api/customers/" + new UUID(0, 1);
    private static final String CHANGE = NOBODY + "/changes/" + new UUID(0, 2);
    private static final String INTERNAL = "/internal/customers/" + new UUID(0, 1);
    private static final String CHECK = "/api/registration-checks/" + new UUID(0, 5);
    private static final Map<String, ?> WHY = Map.of("code", "CORRECTION");

    private Doors() {}

    /** Asks about nobody, so that whoever is let in changes nothing. */
    record Door(HttpMethod method, String path, Object body, Set<String> opensTo) {

        int statusFor(Bank bank, Tokens caller) {
            var request =
                    bank.as(caller)
                            .method(method)
                            .uri(path)
                            .header(HttpHeaders.IF_MATCH, "\"1\"")
                            .header("Idempotency-Key", UUID.randomUUID().toString());
            if (!body.equals("")) {
                request.contentType(
                                path.endsWith("imports")
                                        ? MediaType.APPLICATION_NDJSON
                                        : MediaType.APPLICATION_JSON)
                        .bodyValue(body);
            }
            return request.exchange().returnResult(Void.class).getStatus().value();
        }
    }

    static Map<String, Tokens> callers() {
        Map<String, Tokens> callers = new LinkedHashMap<>();
        callers.put("relationship-manager", E1101);
        callers.put("team-lead", BEIJING_LEAD);
        callers.put("operations", OPERATIONS);
        callers.put("compliance-officer", COMPLIANCE);
        callers.put("auditor", AUDITOR);
        callers.put("administrator", Tokens.staff("E9301", "HQ", "administrator"));
        callers.put("customer", Tokens.customer(new UUID(0, 3)));
        callers.put("core-banking", Tokens.coreBanking());
        callers.put("notification-service", Tokens.service("notification-service"));
        callers.put("audit-service", Tokens.service("audit-service"));
        callers.put("privacy-service", Tokens.service("privacy-service"));
        callers.put("ownership-service", Tokens.service("ownership-service"));
        return callers;
    }

    static List<Door> all() {
        return List.of(
                post("/api/customers", Map.of(), "relationship-manager operations core-banking"),
                post("/api/customer-imports", "{}", "operations core-banking"),
                post(
                        "/api/customers/search",
                        Map.of("phone", "14200000000"),
                        "relationship-manager team-lead operations compliance-officer customer"),
                get(
                        NOBODY,
                        "relationship-manager team-lead operations compliance-officer customer"),
                post(
                        NOBODY + "/reveal",
                        Map.of("fields", List.of("phone"), "purpose", "CALL_CUSTOMER"),
                        "relationship-manager team-lead compliance-officer"),
                post(NOBODY + "/closure", Map.of("reason", "CUSTOMER_REQUEST"), "operations"),
                get(
                        NOBODY + "/changes",
                        "relationship-manager team-lead operations compliance-officer"),
                post(
                        NOBODY + "/changes",
                        Map.of("patch", Map.of("email", "neu@example.com"), "reason", WHY),
                        "relationship-manager team-lead operations"),
                post(CHANGE + "/confirmation", "", "relationship-manager team-lead operations"),
                post(CHANGE + "/reveal", "", "team-lead operations compliance-officer"),
                post(
                        CHANGE + "/decision",
                        Map.of("approve", true, "reason", "已核对证件原件"),
                        "team-lead operations compliance-officer"),
                get(
                        NOBODY + "/consents/PROFILING",
                        "relationship-manager team-lead operations compliance-officer customer"),
                door(
                        HttpMethod.PUT,
                        NOBODY + "/consents/PROFILING",
                        Map.of("granted", true),
                        "relationship-manager operations customer"),
                get("/api/registration-checks", "operations compliance-officer"),
                get(CHECK, "operations compliance-officer"),
                post(
                        CHECK + "/reveal",
                        Map.of("purpose", "VERIFY_IDENTITY"),
                        "operations compliance-officer"),
                post(CHECK + "/decision", Map.of("reason", "PERSON_DECLINED"), "operations"),
                get(INTERNAL + "/contacts", "notification-service privacy-service"),
                get(INTERNAL + "/contact-points?asOf=2026-01-01T00:00:00Z", "privacy-service"),
                get(INTERNAL + "/retention-facts", "privacy-service"),
                post(INTERNAL + "/audit-details", Map.of("details", List.of()), "audit-service"),
                get("/internal/particulars/" + new UUID(0, 4), "notification-service"),
                get(
                        "/api/operations/customer-service/parked-messages",
                        "operations administrator"));
    }

    private static Door get(String path, String opensTo) {
        return door(HttpMethod.GET, path, "", opensTo);
    }

    private static Door post(String path, Object body, String opensTo) {
        return door(HttpMethod.POST, path, body, opensTo);
    }

    private static Door door(HttpMethod method, String path, Object body, String opensTo) {
        return new Door(method, path, body, Set.of(opensTo.split(" ")));
    }
}

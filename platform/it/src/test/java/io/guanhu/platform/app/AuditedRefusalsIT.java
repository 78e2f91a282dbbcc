package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every refusal is recorded: the act, the resource, the actor and the reason. */
@FewConnections
class AuditedRefusalsIT {

    private final Requests requests;
    private final String employee = "E" + UUID.randomUUID();

    AuditedRefusalsIT(@Autowired WebTestClient http) {
        this.requests = new Requests(http);
    }

    @Test
    void entersACallThatAMethodsRuleRefuses() {
        Tokens auditor = Tokens.staff(employee, "HQ", "auditor");
        requests.get("/api/notes/" + UUID.randomUUID(), auditor).expectStatus().isForbidden();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.service()).isEqualTo("app-service");
        assertThat(entry.actorType()).isEqualTo(ActorType.STAFF);
        assertThat(entry.actorRoles()).containsExactly("auditor");
        assertThat(entry.action()).isEqualTo("endpoint.call");
        assertThat(entry.resourceType()).isEqualTo("endpoint");
        assertThat(entry.resourceId()).isEqualTo("GET /api/notes/{id}");
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.reason()).isEqualTo("forbidden");
        assertThat(entry.traceId()).matches("[0-9a-f]{32}");
    }

    @Test
    void entersACallThatAPathsRuleRefusesWithoutWhatItSays() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        requests.get("/internal/13900000001?phone=13900000001", manager)
                .expectStatus()
                .isForbidden();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.resourceId()).isEqualTo("GET /internal/**");
        assertThat(entry.toString()).doesNotContain("13900000001");
    }

    @Test
    void outlivesTheRollbackOfARequestWithAKey() {
        Tokens auditor = Tokens.staff(employee, "HQ", "auditor");
        requests.post("/api/notes", auditor, UUID.randomUUID().toString(), "{\"title\":\"a\",\"count\":1}")
                .expectStatus()
                .isForbidden();
        assertThat(Entries.of(employee, 1).getFirst().resourceId()).isEqualTo("POST /api/notes");
    }

    @Test
    void entersTheFirstOfManyRefusalsAtOnceAndCountsTheOthers() {
        Tokens auditor = Tokens.staff(employee, "HQ", "auditor");
        for (int i = 0; i < 57; i++) {
            requests.get("/api/notes?n=" + i, auditor)
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("forbidden");
        }
        assertThat(Entries.of(employee, 1).getFirst().reason()).isEqualTo("forbidden");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(refusals()).isEqualTo(57));
    }

    private long refusals() {
        return Entries.of(employee, 1).stream()
                .map(entry -> String.valueOf(entry.reason()))
                .mapToLong(reason -> reason.equals("forbidden") ? 1 : Long.parseLong(reason.replaceAll("\\D", "")))
                .sum();
    }

    @Test
    void entersWhatWasWrongInARequest() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        requests.post("/api/notes", manager, "{\"title\":\"13900000001\",\"nonsense\":1}")
                .expectStatus()
                .isBadRequest();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.action()).isEqualTo("note.create");
        assertThat(entry.resourceType()).isEqualTo("note");
        assertThat(entry.resourceId()).isEqualTo("POST /api/notes");
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.reason()).isEqualTo("invalid-request");
        assertThat(entry.toString()).doesNotContain("13900000001");
    }

    @Test
    void entersTheActAndItsResourceIfTheSecondFactorIsMissing() {
        UUID note = UUID.randomUUID();
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager")
                .acr("2")
                .authTime(Instant.now().minus(Duration.ofMinutes(10)));
        requests.post("/api/notes/" + note + "/reveal", manager, "{")
                .expectStatus()
                .isUnauthorized();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.action()).isEqualTo("note.reveal");
        assertThat(entry.resourceId()).isEqualTo(note.toString());
        assertThat(entry.reason()).isEqualTo("insufficient-user-authentication");
    }

    @Test
    void entersWhatWasWrongWithAKey() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        requests.post("/api/notes", manager, "no key ", "{\"title\":\"a\",\"count\":1}")
                .expectStatus()
                .isBadRequest();
        assertThat(Entries.of(employee, 1).getFirst().resourceId()).isEqualTo("POST /api/notes");
    }

    @Test
    void entersACallOfSomebodyWhoIsNotKnown() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        requests.http()
                .get()
                .uri("/api/customers/{id}/notes", UUID.randomUUID())
                .header("traceparent", "00-" + trace + "-0123456789abcdef-01")
                .exchange()
                .expectStatus()
                .isUnauthorized();

        AuditEntryRecorded entry = Entries.traced(trace, 1).getFirst();
        assertThat(entry.actorType()).isEqualTo(ActorType.ANONYMOUS);
        assertThat(entry.resourceId()).isEqualTo("GET /api/customers/{customer}/notes");
        assertThat(entry.reason()).isEqualTo("unauthenticated");
    }
}

package io.guanhu.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.Event;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.testing.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What people and other services do in the tests. */
final class OwnershipSteps {

    static final Tokens OPERATIONS = Tokens.staff("E9001", "HQ", "operations");
    static final Tokens E1101 = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    static final Tokens E1102 = Tokens.staff("E1102", "BJ/CHAOYANG/001", "relationship-manager");
    static final Tokens E2101 = Tokens.staff("E2101", "SH/PUDONG/001", "relationship-manager");
    static final Tokens BEIJING_LEAD = Tokens.staff("E1190", "BJ/CHAOYANG", "team-lead");
    static final Tokens SHANGHAI_LEAD = Tokens.staff("E2190", "SH/PUDONG", "team-lead");
    static final Tokens GUANGZHOU_LEAD = Tokens.staff("E3190", "GZ/TIANHE", "team-lead");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebTestClient client;

    OwnershipSteps(WebTestClient client) {
        this.client = client;
    }

    void managersAreKnown() {
        branchesAreListed();
        managerIs("E1101", "BJ/CHAOYANG/001");
        managerIs("E1102", "BJ/CHAOYANG/001");
        managerIs("E2101", "SH/PUDONG/001");
    }

    /** The branches from the settings are entered as soon as the service has started. */
    private void branchesAreListed() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(OPERATIONS)
                        .get()
                        .uri("/api/branches?branch=GZ/TIANHE/001")
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    void managerIs(String id, String branch) {
        managerIs(id, branch, true);
    }

    void managerIs(String id, String branch, boolean active) {
        as(OPERATIONS)
                .put()
                .uri("/api/managers/{id}", id)
                .bodyValue(Map.of("name", "Manager " + id, "branch", branch, "active", active))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** The event travels by Kafka, as customer-service's would. */
    UUID customerArrives(String branch, @Nullable String requestedManager) {
        UUID id = UUID.randomUUID();
        publish(new CustomerCreated(
                id,
                branch,
                requestedManager,
                Origin.STAFF,
                Clock.systemUTC().instant().minusSeconds(60)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(OPERATIONS)
                        .get()
                        .uri("/api/assignments?customerId={id}", id)
                        .exchange()
                        .expectStatus()
                        .isOk());
        return id;
    }

    void publish(Event event) {
        SuiteEvents.publish(event);
    }

    WebTestClient as(Tokens person) {
        return client.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, person.bearer())
                .defaultHeader("Idempotency-Key", UUID.randomUUID().toString())
                .build();
    }

    WebTestClient.ResponseSpec assign(Tokens person, UUID customer, String manager, String role, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("customerId", customer);
        body.put("managerId", manager);
        body.put("role", role);
        body.putIfAbsent("reason", Map.of("code", "WORKLOAD"));
        return as(person).post().uri("/api/assignments").bodyValue(body).exchange();
    }

    WebTestClient.ResponseSpec propose(Tokens person, List<UUID> customers, String receiver, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("customerIds", customers);
        body.put("toManager", receiver);
        body.putIfAbsent("reason", Map.of("code", "RELOCATION"));
        return as(person).post().uri("/api/transfers").bodyValue(body).exchange();
    }

    UUID proposed(Tokens person, UUID customer, String receiver, Map<String, ?> more) {
        var answer = propose(person, List.of(customer), receiver, more)
                .expectStatus()
                .isCreated()
                .expectBody(Step.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).isNotNull();
        assertThat(answer.state()).isEqualTo("PROPOSED");
        return answer.id();
    }

    WebTestClient.ResponseSpec step(Tokens person, UUID transfer, String step) {
        return as(person)
                .post()
                .uri("/api/transfers/{id}/{step}", transfer, step)
                .exchange();
    }

    WebTestClient.BodyContentSpec ownersOf(UUID customer, Tokens person) {
        return as(person)
                .get()
                .uri("/api/assignments?customerId={id}", customer)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    /** What the check of all assignments found. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Coverage(
            List<Map<String, Object>> first, @Nullable Census census) {}

    /** The result of the last comparison with customer-service's customers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Census(long there, long here, long differingParts, Instant asOf) {}

    Coverage coverage() {
        Coverage coverage = as(OPERATIONS)
                .get()
                .uri("/api/assignments/coverage")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Coverage.class)
                .returnResult()
                .getResponseBody();
        assertThat(coverage).isNotNull();
        return coverage;
    }

    List<String> flawsOf(UUID customer) {
        return coverage().first().stream()
                .filter(each -> customer.toString().equals(each.get("customerId")))
                .map(each -> String.valueOf(each.get("kind")))
                .toList();
    }

    record Items(List<Map<String, Object>> items, @Nullable String next) {}

    /** What all pages hold, each reached by the link of the one before. */
    List<String> pages(Tokens person, String first, String field) {
        List<String> found = new ArrayList<>();
        String next = first;
        while (next != null) {
            String page = next;
            var answer = as(person)
                    .get()
                    .uri(base -> URI.create(base.build() + page))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(Items.class)
                    .returnResult();
            Items items = answer.getResponseBody();
            assertThat(items).isNotNull();
            items.items().forEach(each -> found.add(String.valueOf(each.get(field))));
            String link = answer.getResponseHeaders().getFirst("Link");
            next = link == null ? null : link.replaceAll("<(.+)>; rel=\"next\"", "$1");
        }
        return found;
    }

    record Step(UUID id, String state) {}
}

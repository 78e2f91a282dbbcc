package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Tokens;
import io.guanhu.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The list of branches, as steps of a test. */
final class BranchDesk {

    static final Tokens ADMINISTRATOR = Tokens.staff("E9301", "HQ", "administrator");
    static final Map<String, Object> WHY = Map.of("code", "MERGED", "reference", "2026/0117");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnershipSteps bank;

    BranchDesk(OwnershipSteps bank) {
        this.bank = bank;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Shown(UUID id, String branch, String state, long version) {}

    static List<ListedBranch> announcedBranches() {
        return Topic.read(Topics.OWNERSHIP_EVENTS, "branches", PATIENCE).stream()
                .map(each -> EventCodec.read(BranchesListed.class, bytes(each.value())))
                .flatMap(each -> each.branches().stream())
                .toList();
    }

    static List<ManagersListed> announcedManagers() {
        return Topic.read(Topics.OWNERSHIP_EVENTS, "managers", PATIENCE).stream()
                .map(each -> EventCodec.read(ManagersListed.class, bytes(each.value())))
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, Object> entry(String path) {
        return new HashMap<>(
                Map.of("branch", path, "name", "支行", "nameEn", "Branch", "reason", Map.of("code", "NEW_BRANCH")));
    }

    WebTestClient.ResponseSpec add(Tokens person, String path) {
        return bank.as(person)
                .post()
                .uri("/api/branches")
                .bodyValue(entry(path))
                .exchange();
    }

    Shown added(String path) {
        Shown added = add(ADMINISTRATOR, path)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody(Shown.class)
                .returnResult()
                .getResponseBody();
        assertThat(added).isNotNull();
        return added;
    }

    WebTestClient.ResponseSpec turn(Tokens person, Shown branch, String turn, long version) {
        return bank.as(person)
                .post()
                .uri("/api/branches/{id}/{turn}", branch.id(), turn)
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(Map.of("reason", WHY))
                .exchange();
    }

    WebTestClient.ResponseSpec rename(Shown branch, long version) {
        return bank.as(ADMINISTRATOR)
                .put()
                .uri("/api/branches/{id}", branch.id())
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(Map.of("name", "南京鼓楼", "nameEn", "Gulou", "reason", WHY))
                .exchange();
    }

    WebTestClient.ResponseSpec manager(String id, String branch) {
        return bank.as(OPERATIONS)
                .put()
                .uri("/api/managers/{id}", id)
                .bodyValue(Map.of("name", "N", "branch", branch))
                .exchange();
    }

    static void refusedField(WebTestClient.ResponseSpec answer, String field, String code) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    WebTestClient.BodyContentSpec member(String branch, UUID customer) {
        List<String> ids = bank.pages(OPERATIONS, "/api/pools?limit=200", "id");
        List<String> branches = bank.pages(OPERATIONS, "/api/pools?limit=200", "branch");
        String pool = ids.get(branches.indexOf(branch));
        assertThat(bank.pages(OPERATIONS, "/api/pools/" + pool + "/customers", "customerId"))
                .contains(customer.toString());
        return bank.as(OPERATIONS)
                .get()
                .uri("/api/pools/{pool}/customers", pool)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}

package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static io.guanhu.ownership.OwnershipSteps.E2101;
import static io.guanhu.ownership.OwnershipSteps.GUANGZHOU_LEAD;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static io.guanhu.ownership.OwnershipSteps.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.ServiceIT;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Long lists, large requests, and text that no database can store. */
@ServiceIT("ownership")
class LimitsIT {

    private final OwnershipSteps bank;
    private final Refusals refusals;

    @Autowired
    LimitsIT(Database database, KeyStore keys, WebTestClient client) {
        this.bank = new OwnershipSteps(client);
        this.refusals = new Refusals(database, keys);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void everyListIsReadPageByPage() {
        List<UUID> transfers = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1102");
            transfers.add(bank.proposed(E1102, customer, "E2101", Map.of()));
        }
        assertThat(bank.pages(E1102, "/api/transfers?limit=2", "id"))
                .containsExactlyElementsOf(
                        transfers.stream().map(UUID::toString).toList());
        assertThat(bank.pages(E2101, "/api/transfers?limit=1", "id")).hasSize(3);
        assertThat(bank.pages(SHANGHAI_LEAD, "/api/transfers?limit=2", "id")).hasSize(3);
        assertThat(bank.pages(GUANGZHOU_LEAD, "/api/transfers?limit=2", "id")).isEmpty();
        assertThat(bank.pages(E1101, "/api/managers?branch=BJ&limit=1", "employeeId"))
                .contains("E1101", "E1102")
                .doesNotContain("E2101")
                .isSorted();
        assertThat(bank.pages(E1102, "/api/assignments?managerId=E1102&limit=2", "id"))
                .hasSizeGreaterThanOrEqualTo(3);
        bank.customerArrives("SH/PUDONG/001", null);
        bank.customerArrives("BJ/CHAOYANG/001", null);
        assertThat(bank.pages(OPERATIONS, "/api/pools?limit=1", "branch")).contains("BJ/CHAOYANG/001", "SH/PUDONG/001");
        assertThat(bank.pages(SHANGHAI_LEAD, "/api/pools?limit=1", "branch")).containsExactly("SH/PUDONG/001");
        assertThat(bank.pages(E1101, "/api/pools?limit=1", "branch")).containsExactly("BJ/CHAOYANG/001");
    }

    @Test
    void refusesWhatNoDatabaseKeeps() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        refusals.expect(
                () -> bank.assign(BEIJING_LEAD, customer, "E\u0000", "PRIMARY", Map.of()), 400, "invalid-request");
        refusals.expect(() -> bank.propose(E1101, List.of(customer), "E\u0000", Map.of()), 400, "invalid-request");
        refusals.expect(
                () -> bank.assign(OPERATIONS, customer, "E1102", "PRIMARY", Map.of("from", "+500000-01-01T00:00:00Z")),
                400,
                "invalid-request");
        refusals.expect(
                () -> bank.propose(E1101, List.of(customer), "E1102", Map.of("effectiveFrom", "2999-01-01T00:00:00Z")),
                400,
                "invalid-request");
        refusals.expect(
                () -> bank.as(OPERATIONS)
                        .put()
                        .uri("/api/managers/E1101")
                        .bodyValue(Map.of("name", "N\u0000", "branch", "BJ/CHAOYANG/001"))
                        .exchange(),
                400,
                "invalid-request");
    }

    @Test
    void refusesABodyThatIsTooLargeAndAManagerThatCannotBe() {
        refusals.expect(
                () -> bank.propose(
                        E1101,
                        List.of(UUID.randomUUID()),
                        "E1102",
                        Map.of("reason", Map.of("code", "OTHER", "text", "x".repeat(1 << 20)))),
                413,
                "content-too-large");
        refusals.expect(
                () -> bank.as(OPERATIONS)
                        .get()
                        .uri(base -> URI.create(base.build() + "/api/assignments?managerId=%00"))
                        .exchange(),
                400,
                "malformed-request");
    }
}

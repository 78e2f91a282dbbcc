package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.E1101;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.contract.CustomerEvents.CustomerErased;
import io.guanhu.platform.contract.CustomerEvents.CustomerRestricted;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.testing.ServiceIT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Nothing remains to be decided about an erased customer. */
@ServiceIT("ownership")
class LapsingIT {

    private final Instant now = Clock.systemUTC().instant();

    private final OwnershipSteps bank;

    @Autowired
    LapsingIT(WebTestClient client) {
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void endsTheOpenTransferOfAnErasedCustomer() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        endsWith(customer, new CustomerErased(customer, Set.of(DataCategory.IDENTITY), now));
    }

    @Test
    void endsItAlsoWhenTheIdentityIsKeptForTheLawOnly() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        endsWith(customer, new CustomerRestricted(customer, Set.of(DataCategory.IDENTITY), now));
    }

    private void endsWith(UUID customer, Event event) {
        UUID transfer = bank.proposed(E1101, customer, "E2101", Map.of("reason", Map.of("code", "WORKLOAD")));
        assertThat(state(transfer)).isEqualTo("PROPOSED");
        bank.publish(event);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(transfer)).isEqualTo("LAPSED"));
        bank.step(E1101, transfer, "withdrawal").expectStatus().isEqualTo(409);
    }

    @Test
    void leavesItAloneWhileTheCustomerIsStillKnown() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID other = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = bank.proposed(E1101, customer, "E2101", Map.of("reason", Map.of("code", "WORKLOAD")));
        bank.publish(new CustomerErased(customer, Set.of(DataCategory.MARKETING), now));
        // Events are handled in their order: once the later one took effect, so had the first.
        endsWith(other, new CustomerErased(other, Set.of(DataCategory.IDENTITY), now));
        assertThat(state(transfer)).isEqualTo("PROPOSED");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Shown(String state) {}

    private String state(UUID transfer) {
        Shown shown = bank.as(E1101)
                .get()
                .uri("/api/transfers/{id}", transfer)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Shown.class)
                .returnResult()
                .getResponseBody();
        assertThat(shown).isNotNull();
        return shown.state();
    }
}

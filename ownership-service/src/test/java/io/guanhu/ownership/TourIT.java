package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;

import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Staff are shown around, and the service keeps how far they have come. */
@ServiceIT(value = "ownership", shared = true)
class TourIT {

    private static final String TOURS = "/api/training/tours";
    private final OwnershipSteps bank;

    @Autowired
    TourIT(WebTestClient client) {
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void keepsHowFarATourHasCome() {
        tour(E1101, "manager", Map.of("state", "PAUSED", "step", 3))
                .expectStatus()
                .isOk();
        tour(E1101, "manager", Map.of("state", "FINISHED", "step", 4))
                .expectStatus()
                .isOk();
        // Once more, or by a window that was forgotten.
        tour(E1101, "manager", Map.of("state", "PAUSED", "step", 1))
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("FINISHED");
        bank.as(E1101)
                .get()
                .uri(TOURS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo("manager")
                .jsonPath("$.items[0].state")
                .isEqualTo("FINISHED")
                .jsonPath("$.items[0].step")
                .isEqualTo(4);
        bank.as(E1102)
                .get()
                .uri(TOURS)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        tour(E1101, "nowhere", Map.of("state", "PAUSED", "step", 3))
                .expectStatus()
                .isNotFound();
        tour(E1101, "manager", Map.of("step", 99))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    private WebTestClient.ResponseSpec tour(Tokens person, String id, Map<String, ?> body) {
        return bank.as(person).put().uri(TOURS + "/" + id).bodyValue(body).exchange();
    }
}

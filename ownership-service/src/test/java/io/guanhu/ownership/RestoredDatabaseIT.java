package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.E1101;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.testing.RestartableService;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A database restored to a time before an erasure, under a restarted service. */
class RestoredDatabaseIT {

    private static final String WORDS = "Moves to Shanghai to live with her daughter";

    @Test
    void givesNothingAwayUntilTheErasureIsCarriedOutAgain() {
        try (var service = new RestartableService("ownership", OwnershipApplication.class, Map.of())) {
            service.start();
            service.awaitReady();
            OwnershipSteps bank = bank(service);
            bank.managersAreKnown();
            UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
            UUID transfer = bank.proposed(
                    E1101, customer, "E2101", Map.of("reason", Map.of("code", "RELOCATION", "text", WORDS)));
            read(service, transfer)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.reason.text")
                    .isEqualTo(WORDS);
            service.stop();
            service.backUp();
            service.start();
            service.ledger().add(EventCodec.write(order(customer)));
            service.ledger().publishEntries();
            service.ledger().signNow();
            service.awaitPosition(1);
            service.stop();

            service.restore();
            service.ledger().hideEntries();
            service.start();

            service.awaitReason("entries-missing");
            service.readiness().isEqualTo(503);
            read(service, transfer).expectStatus().isEqualTo(503);

            service.ledger().publishEntries();

            service.awaitReady();
            read(service, transfer)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.reason.text")
                    .doesNotExist();
        }
    }

    private static ResponseSpec read(RestartableService service, UUID transfer) {
        return bank(service)
                .as(E1101)
                .get()
                .uri("/api/transfers/{id}", transfer)
                .exchange();
    }

    private static OwnershipSteps bank(RestartableService service) {
        return new OwnershipSteps(service.http());
    }

    private static ErasureOrdered order(UUID customer) {
        return ErasureOrdered.order(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        customer,
                        Clock.systemUTC().instant())
                .erase(Set.of(DataCategory.INTERACTION))
                .holders(Set.of("ownership-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }
}

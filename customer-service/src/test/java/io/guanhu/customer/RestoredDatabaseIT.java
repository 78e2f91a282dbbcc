package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.testing.RestartableService;
import io.guanhu.testing.Tokens;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A database restored to a time before an erasure, under a restarted service. */
class RestoredDatabaseIT {

    @Test
    void givesNothingAwayUntilTheErasureIsCarriedOutAgain() {
        try (var service = new RestartableService("customer", CustomerApplication.class, Map.of())) {
            service.start();
            service.awaitReady();
            Person person = Person.somebody();
            UUID id = bank(service).created(person);
            service.stop();
            service.backUp();
            service.start();
            service.ledger().add(EventCodec.write(order(id)));
            service.ledger().publishEntries();
            service.ledger().signNow();
            service.awaitPosition(1);
            service.awaitReady();
            isErased(service, id);
            service.stop();

            service.restore();
            service.ledger().hideEntries();
            service.start();

            service.awaitReason("entries-missing");
            service.readiness().isEqualTo(503);
            bank(service)
                    .read(OPERATIONS, id)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("behind-erasure-ledger");
            bank(service).reveal(Bank.COMPLIANCE, id, "phone").expectStatus().isEqualTo(503);
            bank(service)
                    .as(Tokens.service("notification-service"))
                    .get()
                    .uri("/internal/customers/{id}/contacts", id)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503);
            assertThat(bank(service)
                            .as(Tokens.service("stranger"))
                            .get()
                            .uri("/v3/api-docs")
                            .exchange()
                            .returnResult(String.class)
                            .getStatus()
                            .value())
                    .isEqualTo(200);

            service.ledger().publishEntries();

            service.awaitReady();
            isErased(service, id);
            needsCheck(service, person);
        }
    }

    /** With another document only the name and the phone match, and the restored data has no key. */
    private static void needsCheck(RestartableService service, Person person) {
        Map<String, Object> form = person.form();
        form.put("idType", "PASSPORT");
        form.put("idNumber", "E" + person.phone().substring(3));
        bank(service)
                .create(Bank.E1101, form)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("registration-needs-check");
    }

    private static void isErased(RestartableService service, UUID id) {
        bank(service)
                .read(OPERATIONS, id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.categories.CONTACT")
                .isEqualTo("ERASED")
                .jsonPath("$.fields.phone")
                .doesNotExist();
    }

    private static Bank bank(RestartableService service) {
        return new Bank(service.http());
    }

    private static ErasureOrdered order(UUID customer) {
        return ErasureOrdered.order(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        customer,
                        Bank.clock().instant())
                .erase(Set.of(DataCategory.CONTACT, DataCategory.IDENTITY))
                .holders(Set.of("customer-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }
}

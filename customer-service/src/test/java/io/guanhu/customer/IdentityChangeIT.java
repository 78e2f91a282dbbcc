package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.ServiceIT;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A change that a second person decides; of two simultaneous decisions one counts. */
@ServiceIT(value = "customer", shared = true)
class IdentityChangeIT {

    private final Bank bank;

    @Autowired
    IdentityChangeIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void anIdentityChangesOnlyByASecondPersonsDecision() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        UUID change = bank.proposed(OPERATIONS, id, 1, Map.of("name", "萧　新名"));

        bank.decide(BEIJING_LEAD, id, change, true)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("change-not-open");
        bank.confirm(OPERATIONS, id, change)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("AWAITING_DECISION")
                .jsonPath("$.version")
                .isEqualTo(1);
        bank.decide(OPERATIONS, id, change, true)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("same-person");
        bank.decide(E1101, id, change, true).expectStatus().isForbidden();
        bank.decide(BEIJING_LEAD, id, change, true)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPLIED")
                .jsonPath("$.version")
                .isEqualTo(2);

        bank.search(E1101, Map.of("name", "萧新名", "phone", person.phone()))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
    }

    @Test
    void aRejectedIdentityStaysAsItWas() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        UUID change = bank.proposed(E1101, id, 1, Map.of("name", "萧某某"));
        bank.confirm(E1101, id, change).expectStatus().isOk();

        bank.decide(BEIJING_LEAD, id, change, false)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REJECTED");

        bank.reveal(E1101, id, "name").expectBody().jsonPath("$.fields.name").isEqualTo(person.name());
        bank.read(E1101, id).expectHeader().valueEquals(HttpHeaders.ETAG, "\"1\"");
    }

    @Test
    void ofTwoChangesOfTheSameVersionOnlyOneIsApplied() {
        UUID id = bank.created(Person.somebody());
        UUID first = bank.proposed(E1101, id, 1, Map.of("email", "first@example.com"));
        UUID second = bank.proposed(E1101, id, 1, Map.of("email", "second@example.com"));

        bank.confirm(E1101, id, first).expectStatus().isOk();
        bank.confirm(E1101, id, second)
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("stale-version");
        bank.confirm(E1101, id, first).expectStatus().isEqualTo(409);
    }
}

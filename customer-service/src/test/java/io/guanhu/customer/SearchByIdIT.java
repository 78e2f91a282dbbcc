package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How lists that contain only ids get the customers' names. */
@ServiceIT("customer")
class SearchByIdIT {

    private final Bank bank;

    @Autowired
    SearchByIdIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void namesThoseOfManyWhoAreInReach() {
        UUID id = bank.created(Person.somebody());
        UUID stranger = UUID.randomUUID();
        var ids = Map.of("ids", List.of(id, stranger));
        bank.search(E1101, ids)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString())
                .jsonPath("$.items[0].fields.name")
                .isEqualTo("萧**");
        bank.search(E1101, Map.of("ids", List.of(id), "name", "萧"))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        bank.search(E1101, Map.of("ids", List.of(stranger), "name", "萧"))
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        bank.search(E1101, Map.of("ids", List.of()))
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        bank.search(E2101, ids).expectBody().jsonPath("$.items").isEmpty();
        bank.search(E1101, Map.of("ids", Collections.nCopies(201, id)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("ids");
    }

    @Test
    void isFoundInTheLogUnderACustomerWhoWasLookedUpAlone() {
        UUID alone = bank.created(Person.somebody());
        UUID oneOfTwo = bank.created(Person.somebody());
        bank.search(E1101, Map.of("ids", List.of(oneOfTwo, alone)))
                .expectStatus()
                .isOk();
        bank.search(E1101, Map.of("ids", List.of(alone))).expectStatus().isOk();
        bank.read(E1101, oneOfTwo).expectStatus().isOk();
        assertThat(auditedOf(alone)).containsExactly("customer.create", "customer.search");
        assertThat(auditedOf(oneOfTwo)).containsExactly("customer.create", "customer.read");
    }

    private static List<String> auditedOf(UUID customer) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe
                    .await(Topics.AUDIT_ENTRIES, 2, each -> customer.toString().equals(each.key()), PATIENCE)
                    .stream()
                    .map(each -> each.value().replaceAll(".*\"action\":\"([^\"]+)\".*", "$1"))
                    .toList();
        }
    }
}

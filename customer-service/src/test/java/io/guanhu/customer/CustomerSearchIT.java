package io.guanhu.customer;

import static io.guanhu.customer.Bank.AUDITOR;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Customers are found by what people type, page by page. */
@ServiceIT(value = "customer", shared = true)
class CustomerSearchIT {

    private final Bank bank;

    @Autowired
    CustomerSearchIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void aCustomerIsFoundByWhatPeopleType() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        List<Map<String, String>> searches = List.of(
                Map.of("phone", person.phone()),
                Map.of("phone", "+86 " + person.phone()),
                Map.of("idNumber", " " + person.idNumber().toLowerCase(Locale.ROOT)),
                Map.of("name", person.name()),
                Map.of("name", person.name().substring(1)),
                Map.of("name", "xiao", "phone", person.phone()),
                Map.of("accountNumber", "629999 " + person.phone()),
                Map.of("email", person.email().toUpperCase(Locale.ROOT)),
                Map.of("phone", person.phone(), "status", "ACTIVE"));

        for (Map<String, String> search : searches) {
            bank.search(E1101, search)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items[?(@.id == '%s')]".formatted(id))
                    .exists();
        }
        Map<String, String> byPhone = Map.of("phone", person.phone());
        bank.search(E2101, byPhone).expectBody().jsonPath("$.items").isEmpty();
        bank.search(AUDITOR, byPhone).expectStatus().isForbidden();
        bank.search(E1101, Map.of("phone", person.phone(), "status", "CLOSED"))
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void aListIsReadPageByPage() {
        Tokens manager = Tokens.staff("E3101", "GZ/TIANHE/001", "relationship-manager");
        for (int count = 0; count < 3; count++) {
            Bank.idOf(bank.create(manager, Person.somebody().form()));
        }
        String first = bank.as(manager)
                .post()
                .uri("/api/customers/search?limit=2")
                .bodyValue(Map.of())
                .exchange()
                .expectHeader()
                .exists(HttpHeaders.LINK)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(first).isNotNull().containsPattern("(\"id\".*){2}");
        String next = first.replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
        bank.as(manager)
                .post()
                .uri("/api/customers/search?limit=2&cursor={cursor}", next)
                .bodyValue(Map.of())
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .doesNotExist();
        bank.as(manager)
                .post()
                .uri("/api/customers/search?cursor=forged")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}

package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.Bank.Proposed;
import io.guanhu.testing.ServiceIT;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A request for the end of a relationship that is sent twice proposes it once. */
@ServiceIT("customer")
class RepeatedClosureIT {

    private final Bank bank;

    @Autowired
    RepeatedClosureIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void proposesOnceUnderOneKey() {
        Map<String, Object> form = Person.somebody().form();
        form.remove("lastTransactionOn");
        UUID id = Bank.idOf(bank.create(E1101, form));
        String key = UUID.randomUUID().toString();

        UUID first = proposed(propose(id, key));
        UUID again = proposed(propose(id, key));

        assertThat(again).isEqualTo(first);
        propose(id, null)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    private ResponseSpec propose(UUID id, @Nullable String key) {
        return bank.as(E1101)
                .post()
                .uri("/api/customers/{id}/closure-proposals", id)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .bodyValue(Map.of(
                        "endedOn",
                        "2019-03-01",
                        "reason",
                        Map.of("code", "CORRECTION"),
                        "evidence",
                        "DOSSIER-2019-000318"))
                .exchange();
    }

    private static UUID proposed(ResponseSpec answer) {
        Proposed proposed = answer.expectStatus()
                .isCreated()
                .expectBody(Proposed.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(proposed).id();
    }
}

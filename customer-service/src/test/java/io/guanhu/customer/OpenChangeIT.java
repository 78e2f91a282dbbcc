package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** An open change: reading and withdrawing it. */
@ServiceIT(value = "customer", shared = true)
class OpenChangeIT {

    private final Bank bank;

    @Autowired
    OpenChangeIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void theLocationOfAChangeAnswersMaskedToStaffWhoReachTheCustomer() {
        UUID id = bank.created(Person.somebody());
        String location = bank.propose(E1101, id, 1, Map.of("email", "neu@example.com"))
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst(HttpHeaders.LOCATION);
        String path = Objects.requireNonNull(location);
        for (Tokens reader : List.of(E1101, BEIJING_LEAD, OPERATIONS, COMPLIANCE)) {
            get(reader, path)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                    .expectHeader()
                    .exists(HttpHeaders.ETAG)
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("PROPOSED")
                    .jsonPath("$.reason.text")
                    .isEqualTo("客户来电要求变更")
                    .jsonPath("$.diff[0].after")
                    .isEqualTo("n**@example.com");
        }
        get(E2101, path).expectStatus().isNotFound();
        get(SHANGHAI_LEAD, path).expectStatus().isNotFound();
        get(Bank.AUDITOR, path).expectStatus().isForbidden();
        UUID other = bank.created(Person.somebody());
        get(E1101, path.replace(id.toString(), other.toString()))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("change-not-found");
    }

    @Test
    void whoProposedAChangeTakesItBackAsTheySawIt() {
        UUID id = bank.created(Person.somebody());
        UUID change = bank.proposed(E1101, id, 1, Map.of("name", "萧撤回"));
        String proposed = etag(id, change);
        bank.confirm(E1101, id, change).expectStatus().isOk();
        refused(withdraw(E1101, id, change, proposed, "客户改变主意"), 412, "stale-version");
        String awaiting = etag(id, change);
        refused(withdraw(OPERATIONS, id, change, awaiting, "无"), 403, "not-proposer");
        refused(withdraw(E2101, id, change, awaiting, "无"), 404, "customer-not-found");
        refused(withdraw(E1101, id, change, awaiting, null), 400, "invalid-request");
        refused(withdraw(E1101, id, change, null, "无"), 428, "precondition-required");

        withdraw(E1101, id, change, awaiting, "客户改变主意")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("WITHDRAWN");
        get(E1101, Changes.path(id, change))
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("WITHDRAWN")
                .jsonPath("$.endedBy")
                .isEqualTo("E1101")
                .jsonPath("$.decisionReason")
                .isEqualTo("客户改变主意");
        refused(bank.decide(BEIJING_LEAD, id, change, true), 409, "change-not-open");
        refused(withdraw(E1101, id, change, "*", "无"), 409, "change-not-open");
        bank.read(E1101, id).expectHeader().valueEquals(HttpHeaders.ETAG, "\"1\"");
        assertThat(PublishedMessages.audited(id, "customer.change.withdraw", 4))
                .anyMatch(entry -> entry.contains("ALLOWED"));
    }

    private String etag(UUID id, UUID change) {
        return Objects.requireNonNull(get(E1101, Changes.path(id, change))
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag());
    }

    private ResponseSpec get(Tokens by, String path) {
        return bank.as(by).get().uri(path).exchange();
    }

    private ResponseSpec withdraw(Tokens by, UUID id, UUID change, @Nullable String seen, @Nullable String reason) {
        return bank.as(by)
                .post()
                .uri(Changes.path(id, change) + "/withdrawal")
                .headers(headers -> {
                    if (seen != null) {
                        headers.set(HttpHeaders.IF_MATCH, seen);
                    }
                })
                .bodyValue(reason == null ? Map.of() : Map.of("reason", reason))
                .exchange();
    }
}

package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Several people at one change at the same time. */
@ServiceIT(value = "customer", shared = true)
class ConcurrentDecisionsIT {

    private static final int PEOPLE = 8;

    private final Bank bank;

    @Autowired
    ConcurrentDecisionsIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void ofManyWhoConfirmAtOnceOnePrevails() throws Exception {
        UUID id = bank.created(Person.somebody());
        List<Callable<Integer>> confirmations = new ArrayList<>();
        for (int at = 0; at < PEOPLE; at++) {
            Tokens by = at % 2 == 0 ? E1101 : OPERATIONS;
            UUID change = bank.proposed(by, id, 1, Map.of("email", "neu" + at + "@example.com"));
            confirmations.add(() -> status(bank.confirm(by, id, change)));
        }
        List<Integer> answers = Crowd.of(confirmations, PATIENCE);
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        bank.reveal(E1101, id, "email")
                .expectBody()
                .jsonPath("$.fields.email")
                .isEqualTo("neu" + answers.indexOf(200) + "@example.com");
        appliedOnce(id);
    }

    @Test
    void aChangeThatManyConfirmAndDecideAtOnceIsAppliedOnce() throws Exception {
        UUID id = bank.created(Person.somebody());
        UUID change = bank.proposed(E1101, id, 1, Map.of("name", "萧新名"));
        assertThat(Crowd.of(PEOPLE, () -> status(bank.confirm(E1101, id, change)), PATIENCE))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        List<Callable<Integer>> decisions = new ArrayList<>();
        for (int at = 0; at < PEOPLE; at++) {
            boolean approve = at % 2 == 0;
            Tokens by = at % 3 == 0 ? BEIJING_LEAD : COMPLIANCE;
            decisions.add(() -> status(bank.decide(by, id, change, approve)));
        }
        List<Integer> answers = Crowd.of(decisions, PATIENCE);
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        if (answers.indexOf(200) % 2 == 0) {
            appliedOnce(id);
        } else {
            bank.read(OPERATIONS, id).expectBody().jsonPath("$.version").isEqualTo(1);
        }
    }

    /** Once more, so that nothing can still be on its way when the events are counted. */
    private void appliedOnce(UUID id) {
        bank.read(OPERATIONS, id).expectBody().jsonPath("$.version").isEqualTo(2);
        UUID last = bank.proposed(OPERATIONS, id, 2, Map.of("address", "北京市海淀区青瓦巷9号"));
        bank.confirm(OPERATIONS, id, last).expectStatus().isOk();
        List<String> messages = PublishedMessages.of(Topics.CUSTOMER_EVENTS, id, 3);
        assertThat(messages).hasSize(3);
        assertThat(messages.getLast()).contains("\"version\":3");
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(Void.class).getStatus().value();
    }
}

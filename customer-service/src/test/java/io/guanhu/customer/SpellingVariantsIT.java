package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Documents and names are recognised in whichever way they are typed. */
@ServiceIT("customer")
class SpellingVariantsIT {

    private final Bank bank;

    @Autowired
    SpellingVariantsIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void oneDocumentIsOneCustomerHoweverItIsTyped() {
        Map<String, Object> form = Person.somebody().form();
        form.put("idType", "OTHER");
        form.put("idNumber", "B654321(4)");
        Bank.idOf(bank.create(E1101, form));
        Map<String, Object> again = Person.somebody().form();
        again.put("idType", "OTHER");
        again.put("idNumber", "\u202Db 6543214\u202C");
        bank.create(E1101, again)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-customer");
        bank.search(OPERATIONS, Map.of("idNumber", "\u2068B654321（4）\u2069"))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void aNumberOfFifteenDigitsIsConvertedAndSaid() {
        Map<String, Object> form = Person.somebody().form();
        form.put("idNumber", "110199350101001");
        bank.create(E1101, form)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.notices[0].field")
                .isEqualTo("idNumber")
                .jsonPath("$.notices[0].code")
                .isEqualTo("resident-id-converted");
        for (String asked : List.of("110199350101001", "'110199 350101 001")) {
            bank.search(OPERATIONS, Map.of("idNumber", asked))
                    .expectBody()
                    .jsonPath("$.items.length()")
                    .isEqualTo(1);
        }
    }

    @Test
    void aNameIsFoundAsPeopleTypeIt() {
        Map<String, Object> form = Person.somebody().form();
        form.put("name", "呂绿々 O’Neil");
        UUID id = Bank.idOf(bank.create(E1101, form));
        for (String asked : List.of("吕绿", "lvlv", "lyulyu", "oneil", "O'NEIL", "吕绿绿")) {
            bank.search(OPERATIONS, Map.of("name", asked, "email", (String) form.get("email")))
                    .expectBody()
                    .jsonPath("$.items[0].id")
                    .isEqualTo(id.toString());
        }
    }
}

package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who can give erased data again: current customers, but no former ones. */
@ServiceIT(value = "customer", shared = true)
class RenewalLimitsIT {

    private final Bank bank;
    private final Erasures erasures;
    private final Keyring keyring;

    @Autowired
    RenewalLimitsIT(WebTestClient client, Keyring keyring) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.keyring = keyring;
    }

    @Test
    void whatWasErasedThoughItNeverWasHeldCanStillCome() {
        Map<String, Object> form = Person.somebody().form();
        form.remove("accountNumbers");
        UUID id = Bank.idOf(bank.create(Bank.E1101, form));
        erasures.erase(id, DataCategory.ACCOUNT);

        UUID change = bank.proposed(OPERATIONS, id, 2, Map.of("accountNumbers", List.of("62999914300000077")));

        bank.confirm(OPERATIONS, id, change).expectStatus().isOk();
        bank.read(OPERATIONS, id).expectBody().jsonPath("$.categories.ACCOUNT").isEqualTo("HELD");
    }

    @Test
    void aFormerCustomerGetsNothingNew() {
        UUID id = bank.created(Person.somebody());
        erasures.erase(id, DataCategory.CONTACT, DataCategory.MARKETING);
        bank.close(id, 2, Map.of("reason", "CUSTOMER_REQUEST")).expectStatus().isOk();

        bank.propose(OPERATIONS, id, 3, Map.of("phone", "14200000000"))
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("data-erased");
        bank.consentToMessages(OPERATIONS, id, 0).expectStatus().isEqualTo(410);
        assertThat(keys(id).destroyed(DataCategory.CONTACT)).isTrue();
    }

    private CustomerKeys keys(UUID id) {
        return Objects.requireNonNull(keyring.keysOf(id).block(PATIENCE));
    }
}

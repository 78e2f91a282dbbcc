package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The effect of repeated orders, and what a stolen database reveals. */
@ServiceIT(value = "customer", shared = true)
class ErasureTracesIT {

    private final Bank bank;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    ErasureTracesIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    private static ErasureOrdered order(UUID id) {
        return Erasures.order(
                id, Set.of(CONTACT, MARKETING), List.of(new Restriction(IDENTITY, null, "cn-aml-identity")));
    }

    @Test
    void erasingTwiceOrSomebodyUnknownDoesNoHarm() {
        UUID id = bank.created(Person.somebody());
        ErasureOrdered order = order(id);
        erasures.carryOut(order);

        assertThat(erasures.carryOut(Erasures.again(order)).findings())
                .isNotEmpty()
                .allMatch(finding -> finding.readBack() == 0)
                .filteredOn(finding -> finding.store().startsWith("key:"))
                .allMatch(finding -> finding.removed() == 0);
        assertThat(erasures.carryOut(order(UUID.randomUUID())).findings())
                .isNotEmpty()
                .allMatch(finding -> finding.readBack() == 0);
    }

    @Test
    void aDumpOfTheDatabaseTellsNothing() throws SQLException {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        UUID change = bank.proposed(E1101, id, 1, Map.of("phone", "14299999999"));
        bank.confirm(E1101, id, change).expectStatus().isOk();
        bank.reveal(E1101, id, "phone", "name").expectStatus().isOk();
        await().atMost(PATIENCE).until(() -> !rows.dump().isEmpty());

        String dump = rows.dump().toString();

        assertThat(dump).contains(id.toString(), "E1101");
        for (String secret : person.secrets()) {
            assertThat(dump.contains(secret)).isFalse();
        }
        assertThat(dump.contains("14299999999")).isFalse();
        assertThat(dump.contains("客户来电要求变更")).isFalse();
    }
}

package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

/** What the list of the erased holds, and what orders and imports add to it. */
@ServiceIT(value = "customer", shared = true)
@TestPropertySource(properties = "spring.config.location=classpath:/application.yaml")
class SuppressionEntriesIT {

    private final Bank bank;
    private final Erasures erasures;
    private final Imports imports;
    private final Rows rows;
    private final DataHolder holder;
    private final TransactionalOperator transaction;

    @Autowired
    SuppressionEntriesIT(
            WebTestClient client,
            Database database,
            DataHolder holder,
            TransactionalOperator transaction,
            Environment environment) {
        assertThat(environment.getProperty("guanhu.customer.suppression.memory"))
                .isEqualTo("19MB");
        this.holder = holder;
        this.transaction = transaction;
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.imports = new Imports(bank);
        this.rows = new Rows(database);
    }

    /** Neither loses what the other has set aside. */
    @Test
    void twoOrdersThatAreRemovedBeforeEitherIsEnteredAreBothListed() {
        Person before = Person.somebody();
        UUID id = bank.created(before);
        ErasureOrdered contact = Erasures.order(id, CONTACT);
        ErasureOrdered identity = Erasures.order(id, IDENTITY);
        for (ErasureOrdered order : List.of(contact, identity)) {
            transaction.transactional(holder.erase(order)).block(Bank.PATIENCE);
        }
        for (ErasureOrdered order : List.of(contact, identity)) {
            holder.beforeKeysAreDestroyed(order).block(Bank.PATIENCE);
        }

        Map<String, Object> form = Person.somebody().form();
        form.put("idNumber", before.idNumber());
        needsCheck(form);
        needsCheck(before.form("OTHER", "C" + before.phone()));
    }

    @Test
    void theListHoldsSlowHashesAndNoTokenOfTheLiving() throws SQLException {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        List<String> tokens =
                rows.texts("select encode(token, 'hex') from search_token where customer_id = '" + id + "'");
        long before = rows.count("select count(*) from suppression");

        erasures.erase(id, IDENTITY, CONTACT);

        assertThat(tokens).hasSizeGreaterThan(3);
        Map<String, List<String>> dump = rows.dump();
        String list = Objects.requireNonNull(dump.get("suppression")).toString() + dump.get("suppression_kind");
        assertThat(tokens).noneMatch(list::contains);
        assertThat(rows.count("select count(*) from suppression")).isEqualTo(before + 4);
        assertThat(rows.count("select count(*) from suppression where length(token) <> 32"
                        + " or recipe not like 'argon2id$v=19$m=19456,t=2,p=1$k=%'"))
                .isZero();
        assertThat(dump.get("suppression_due")).isEmpty();
        assertThat(String.valueOf(dump.get("suppression_plain"))).doesNotContain(tokens);
        for (String secret : person.secrets()) {
            assertThat(list).doesNotContain(secret);
        }
    }

    @Test
    void ordersThatComeAgainEnterNothingTwice() throws SQLException {
        UUID id = bank.created(Person.somebody());
        ErasureOrdered order = Erasures.order(id, IDENTITY, CONTACT);
        long before = rows.count("select count(*) from suppression");
        bank.publish(order);
        erasures.carryOut(order);
        erasures.erase(id, IDENTITY, CONTACT);
        assertThat(rows.count("select count(*) from suppression")).isEqualTo(before + 4);
        assertThat(rows.count("select count(*) from suppression_due")).isZero();
    }

    @Test
    void anImportRegistersTheOthersAndKeepsNothingOfThese() throws SQLException {
        Person before = erasures.erased();
        Map<String, Object> recycled = Person.somebody().form();
        recycled.put("phone", before.phone());
        long checks = rows.count("select count(*) from registration_check");

        List<JsonNode> answers = imports.answers(
                OPERATIONS,
                Imports.lines(List.of(
                        before.form(),
                        Person.somebody().form(),
                        before.form("OTHER", "C" + before.phone()),
                        recycled,
                        before.form())));

        assertThat(answers.stream().map(Imports::code))
                .containsExactly(
                        "registration-needs-person", "", "registration-needs-person", "", "registration-needs-person");
        assertThat(rows.count("select count(*) from registration_check")).isEqualTo(checks);
    }

    private void needsCheck(Map<String, Object> form) {
        refused(bank.create(E1101, form), 409, "registration-needs-check");
    }
}

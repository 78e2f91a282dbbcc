package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.model.value.ResidentId;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who was erased does not return by accident, and nobody else is stopped. */
@ServiceIT("customer")
@TestPropertySource(properties = "spring.config.location=classpath:/application.yaml")
class SuppressionIT {

    private final Bank bank;
    private final Erasures erasures;
    private final Rows rows;
    private final Keyring keyring;
    private final DataHolder holder;
    private final TransactionalOperator transaction;

    @Autowired
    SuppressionIT(
            WebTestClient client,
            Database database,
            Keyring keyring,
            DataHolder holder,
            TransactionalOperator transaction,
            Environment environment) {
        assertThat(environment.getProperty("guanhu.customer.suppression.memory"))
                .isEqualTo("19MB");
        this.holder = holder;
        this.transaction = transaction;
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
        this.keyring = keyring;
    }

    @Test
    void aRecycledPhoneAndAnotherPersonsEmailStopNobody() {
        Person before = Person.somebody();
        erasures.erase(bank.created(before), IDENTITY, CONTACT);

        Map<String, Object> form = Person.somebody().form();
        form.put("phone", before.phone());
        Bank.idOf(bank.create(E1101, form));
        Map<String, Object> another = Person.somebody().form();
        another.put("email", before.email());
        Bank.idOf(bank.create(E1101, another));
    }

    @Test
    void theSameDocumentNeedsAPersonWhateverElseIsNew() {
        Person before = Person.somebody();
        erasures.erase(bank.created(before), IDENTITY, CONTACT);

        Map<String, Object> form = Person.somebody().form();
        form.put("idNumber", before.idNumber());
        needsCheck(form);
    }

    @Test
    void whatIsOnlyRestrictedIsListedToo() {
        Person before = Person.somebody();
        UUID id = bank.created(before);
        erasures.carryOut(
                Erasures.order(id, Set.of(CONTACT), List.of(new Restriction(IDENTITY, null, "cn-aml-identity"))));

        needsCheck(before.form());
        needsCheck(form("OTHER", "A" + before.phone(), before));
    }

    /** A card says the birth date, a passport the name in Latin letters; a phone says who calls. */
    @ParameterizedTest
    @CsvSource({
        "欧阳明月, OUYANG MINGYUE, PASSPORT, phone",
        "欧阳明日, 'Mingri, Ouyang', PASSPORT, email",
        "买买提·吐尔逊, 买买提吐尔逊, OTHER, phone"
    })
    void anotherDocumentNeedsAPersonIfNameAndContactAgree(String name, String typed, String type, String contact) {
        Person before = Person.somebody();
        Map<String, Object> form = before.form();
        form.put("name", name);
        erasures.erase(Bank.idOf(bank.create(E1101, form)), IDENTITY, CONTACT);

        Map<String, Object> again = form(type, "E" + before.phone().substring(3), before);
        again.put("name", typed);
        again.put(
                "phone",
                contact.equals("phone") ? before.phone() : Person.somebody().phone());
        again.put("email", contact.equals("email") ? before.email() : "sonst" + before.email());
        needsCheck(again);
        // The other document waits for its check, whoever brings it.
        again.put("idNumber", "F" + before.phone().substring(3));
        again.put("name", "Niemand Sonst");
        Bank.idOf(bank.create(E1101, again));
    }

    @Test
    void anotherCardOfTheSameNameAndBirthDateNeedsAPerson() {
        Person before = Person.somebody();
        erasures.erase(bank.created(before), IDENTITY, CONTACT);

        Map<String, Object> form = Person.somebody().form();
        form.put("name", before.name());
        form.put("idNumber", sibling(before.idNumber()));
        needsCheck(form);
    }

    /** Neither forgets what the other has set aside. */
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
            holder.beforeKeysDie(order).block(Bank.PATIENCE);
        }

        Map<String, Object> form = Person.somebody().form();
        form.put("idNumber", before.idNumber());
        needsCheck(form);
        needsCheck(form("OTHER", "C" + before.phone(), before));
    }

    @Test
    void contactsThatWereErasedBeforeAreListedWithTheName() {
        Person before = Person.somebody();
        UUID id = bank.created(before);
        erasures.erase(id, CONTACT);
        erasures.erase(id, IDENTITY);

        needsCheck(form("OTHER", "B" + before.phone(), before));
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

    /** As after a restore: the data is there and its keys are gone. */
    @Test
    void whoCannotBeHashedAnyMoreIsStoppedByTheOldToken() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        keyring.destroy(id, Set.of(DataCategory.values())).block(Bank.PATIENCE);

        assertThat(erasures.erase(id, IDENTITY, CONTACT).findings())
                .isNotEmpty()
                .allMatch(finding -> finding.readBack() == 0);

        needsCheck(person.form());
    }

    @Test
    void anImportRegistersTheOthersAndKeepsNothingOfThese() throws SQLException {
        Person before = Person.somebody();
        erasures.erase(bank.created(before), IDENTITY, CONTACT);
        Map<String, Object> recycled = Person.somebody().form();
        recycled.put("phone", before.phone());
        long checks = rows.count("select count(*) from registration_check");

        List<JsonNode> answers = imported(List.of(
                before.form(),
                Person.somebody().form(),
                form("OTHER", "C" + before.phone(), before),
                recycled,
                before.form()));

        assertThat(answers.stream()
                        .map(each -> each.path("problem").path("code").asString("")))
                .containsExactly(
                        "registration-needs-person", "", "registration-needs-person", "", "registration-needs-person");
        assertThat(rows.count("select count(*) from registration_check")).isEqualTo(checks);
    }

    private void needsCheck(Map<String, Object> form) {
        bank.create(E1101, form)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("registration-needs-check");
    }

    /** The same person with another document. */
    private static Map<String, Object> form(String type, String number, Person person) {
        Map<String, Object> form = person.form();
        form.put("idType", type);
        form.put("idNumber", number);
        return form;
    }

    /** Another card of somebody born on the same day. */
    private static String sibling(String idNumber) {
        int sequence = (Integer.parseInt(idNumber.substring(14, 17)) + 500) % 1000;
        String body = idNumber.substring(0, 14) + "%03d".formatted(sequence);
        return body + ResidentId.checkCharacter(body);
    }

    private List<JsonNode> imported(List<Map<String, Object>> forms) {
        forms.forEach(form -> form.put("branch", "BJ/CHAOYANG/001"));
        String lines =
                forms.stream().map(JsonMapper.shared()::writeValueAsString).collect(Collectors.joining("\n"));
        String answer = bank.as(OPERATIONS)
                .post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(lines)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }
}

package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.model.value.ResidentId;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Erased people do not return by accident, and nobody else is stopped. */
@ServiceIT(value = "customer", shared = true)
@TestPropertySource(properties = "spring.config.location=classpath:/application.yaml")
class SuppressionIT {

    private final Bank bank;
    private final Erasures erasures;
    private final Keyring keyring;

    @Autowired
    SuppressionIT(WebTestClient client, Keyring keyring, Environment environment) {
        assertThat(environment.getProperty("guanhu.customer.suppression.memory"))
                .isEqualTo("19MB");
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.keyring = keyring;
    }

    @Test
    void aRecycledPhoneOrAnotherPersonsEmailStopsNobody() {
        Person before = erasures.erased();

        Map<String, Object> form = Person.somebody().form();
        form.put("phone", before.phone());
        Bank.idOf(bank.create(E1101, form));
        Map<String, Object> another = Person.somebody().form();
        another.put("email", before.email());
        Bank.idOf(bank.create(E1101, another));
    }

    @Test
    void theSameDocumentNeedsAPersonWhateverElseIsNew() {
        Person before = erasures.erased();

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
        needsCheck(before.form("OTHER", "A" + before.phone()));
    }

    /** A card shows the birth date, a passport the name in Latin letters, a phone who calls. */
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

        Map<String, Object> again = before.form(type, "E" + before.phone().substring(3));
        again.put("name", typed);
        again.put(
                "phone",
                contact.equals("phone") ? before.phone() : Person.somebody().phone());
        again.put("email", contact.equals("email") ? before.email() : "sonst" + before.email());
        needsCheck(again);
        // The other document waits for its check, whoever presents it.
        again.put("idNumber", "F" + before.phone().substring(3));
        again.put("name", "Niemand Sonst");
        Bank.idOf(bank.create(E1101, again));
    }

    @Test
    void anotherCardOfTheSameNameAndBirthDateNeedsAPerson() {
        Person before = erasures.erased();

        Map<String, Object> form = Person.somebody().form();
        form.put("name", before.name());
        form.put("idNumber", sibling(before.idNumber()));
        needsCheck(form);
    }

    @Test
    void contactsThatWereErasedBeforeAreListedWithTheName() {
        Person before = Person.somebody();
        UUID id = bank.created(before);
        erasures.erase(id, CONTACT);
        erasures.erase(id, IDENTITY);

        needsCheck(before.form("OTHER", "B" + before.phone()));
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

    private void needsCheck(Map<String, Object> form) {
        refused(bank.create(E1101, form), 409, "registration-needs-check");
    }

    /** Another card of somebody born on the same day. */
    private static String sibling(String idNumber) {
        int sequence = (Integer.parseInt(idNumber.substring(14, 17)) + 500) % 1000;
        String body = idNumber.substring(0, 14) + "%03d".formatted(sequence);
        return body + ResidentId.checkCharacter(body);
    }
}

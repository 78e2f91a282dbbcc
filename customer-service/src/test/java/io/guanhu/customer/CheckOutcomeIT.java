package io.guanhu.customer;

import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.customer.CheckDesk.CHECKER;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What each end of a registration check leaves: a customer, a rejection, or nothing. */
@ServiceIT(value = "customer", shared = true)
class CheckOutcomeIT {

    private final Bank bank;
    private final CheckDesk desk;
    private final Erasures erasures;
    private final Rows rows;
    private final Keyring keyring;

    @Autowired
    CheckOutcomeIT(WebTestClient client, Database database, Keyring keyring) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
        this.keyring = keyring;
    }

    @Test
    void whoIsAdmittedIsACustomerAgainAndLeavesTheList() throws SQLException {
        Person person = erasures.erased();
        long listed = rows.count("select count(*) from suppression");
        desk.held(E1101, person.form());
        UUID id = desk.latest();
        desk.reveal(CHECKER, id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fields.idNumber")
                .isEqualTo(person.idNumber());

        desk.decide(CHECKER, id, 1, "PERSON_CONFIRMED")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/api/customers/" + id)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("ADMITTED");

        assertThat(rows.count("select count(*) from suppression")).isEqualTo(listed - 4);
        assertThat(drafts(id)).isZero();
        bank.search(OPERATIONS, Map.of("idNumber", person.idNumber()))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
        bank.create(OPERATIONS, CheckDesk.inBranch(person.form()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-customer");
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.awaitKey(Topics.CUSTOMER_EVENTS, id.toString(), PATIENCE)
                            .value())
                    .contains("\"requestedManager\":\"E1101\"", "\"origin\":\"STAFF\"");
        }
    }

    @Test
    void aDocumentOfAnotherTypeWithTheSameNumberTakesNobodyOffTheList() throws SQLException {
        Map<String, Object> before = Person.somebody().form();
        before.put("idType", "PASSPORT");
        before.put("idNumber", "E" + before.get("phone"));
        erasures.erase(Bank.idOf(bank.create(E1101, before)), IDENTITY, CONTACT);
        Map<String, Object> form = Person.somebody().form();
        form.put("idNumber", before.get("idNumber"));
        form.put("idType", "OTHER");
        long listed = rows.count("select count(*) from suppression");
        desk.held(E1101, form);

        desk.decide(CHECKER, desk.latest(), 1, "PERSON_CONFIRMED")
                .expectStatus()
                .isOk();

        assertThat(rows.count("select count(*) from suppression")).isEqualTo(listed);
    }

    @Test
    void whatIsRejectedLosesDraftAndKeys() throws SQLException {
        Map<String, Object> form = desk.alike();
        desk.held(E1101, form);
        UUID id = desk.latest();
        assertThat(drafts(id)).isGreaterThan(3);

        desk.decide(CHECKER, id, 1, "DOCUMENTS_NOT_ACCEPTED").expectStatus().isOk();

        assertThat(drafts(id)).isZero();
        losesItsKeys(id);
        assertThat(desk.read(COMPLIANCE, id).path("fields").isEmpty()).isTrue();
    }

    @Test
    void undecidedChecksExpire() throws SQLException {
        Map<String, Object> form = desk.alike();
        desk.held(E1101, form);
        UUID id = desk.latest();
        expire(id);
        refused(desk.decide(CHECKER, id, 1, "PERSON_CONFIRMED"), 409, "registration-check-not-open");
        assertThat(desk.read(CHECKER, id).path("check").path("state").asString())
                .isEqualTo("EXPIRED");
        rows.execute("update registration_rejection set expires_at = now()");
        await().atMost(PATIENCE)
                .until(() -> drafts(id) == 0 && rows.count("select count(*) from registration_rejection") == 0);
        losesItsKeys(id);
    }

    private void expire(UUID id) throws SQLException {
        rows.execute("update registration_check set expires_at = now() where id = '" + id + "'");
    }

    private long drafts(UUID id) throws SQLException {
        return rows.count("select count(*) from registration_draft where check_id = '" + id + "'");
    }

    private void losesItsKeys(UUID id) {
        await().atMost(PATIENCE).until(() -> {
            CustomerKeys keys = Objects.requireNonNull(keyring.keysOf(id).block(PATIENCE));
            return Arrays.stream(DataCategory.values()).noneMatch(keys::living);
        });
    }
}

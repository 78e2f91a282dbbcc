package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.customer.CheckDesk.CHECKER;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What is left of a check when it has ended, and what it takes to end one. */
@ServiceIT("customer")
class EndedCheckIT {

    private final Bank bank;
    private final CheckDesk desk;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    EndedCheckIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    /** Sending it again answers with the rejection; operations may have it checked again. */
    @Test
    void whatWasRejectedIsNotCheckedAgainAndAgain() throws SQLException {
        Map<String, Object> form = desk.alike();
        desk.held(E1101, form);
        UUID id = desk.latest();
        desk.decide(CHECKER, id, 1, "DOCUMENTS_NOT_ACCEPTED").expectStatus().isOk();
        long checks = rows.count("select count(*) from registration_check");

        JsonNode again = desk.refused(E1101, form);
        assertThat(again.path("code").asString()).isEqualTo("registration-rejected");
        assertThat(Instant.parse(again.path("until").asString()))
                .isAfter(Bank.clock().instant());
        assertThat(rows.count("select count(*) from registration_check")).isEqualTo(checks);
        assertThat(rows.texts("select recipe from registration_rejection where check_id = '" + id + "'"))
                .singleElement()
                .asString()
                .startsWith("argon2id");

        rows.execute("update registration_rejection set expires_at = expires_at - interval '30 days'");
        desk.held(E1101, form);
        desk.decide(CHECKER, desk.latest(), 1, "PERSON_DECLINED").expectStatus().isOk();
        desk.refused(E1101, form);
        desk.held(OPERATIONS, CheckDesk.inBranch(form));
    }

    /** The worker has not swept the old one yet. */
    @Test
    void anExpiredCheckIsNoReasonToOpenNone() throws SQLException {
        Map<String, Object> form = desk.alike();
        desk.held(E1101, form);
        UUID id = desk.latest();
        expire(id);
        desk.held(E1101, form);
        assertThat(desk.latest()).isNotEqualTo(id);
        assertThat(drafts(id)).isZero();
    }

    @Test
    void aDraftThatWentMeanwhileCannotBeAdmitted() throws SQLException {
        desk.held(E1101, desk.alike());
        UUID id = desk.latest();
        rows.execute("delete from registration_draft where check_id = '" + id + "'");
        refused(desk.decide(CHECKER, id, 1, "PERSON_CONFIRMED"), 409, "registration-check-not-open");
        desk.decide(CHECKER, id, 1, "PERSON_NOT_REACHED").expectStatus().isOk();
    }

    @Test
    void whoAdmitsDoesNotBecomeTheManager() {
        Tokens both = Tokens.staff("E2102", "SH/PUDONG/001", "operations", "relationship-manager");
        desk.held(E1101, desk.alike());
        UUID id = desk.latest();
        desk.decide(both.acr("2"), id, 1, "PERSON_CONFIRMED").expectStatus().isOk();
        bank.read(Tokens.staff("E2102", "SH/PUDONG/001", "relationship-manager"), id)
                .expectStatus()
                .isNotFound();
    }

    /** As for other data: with a purpose and a fresh second factor, and audited. */
    @Test
    void aDraftIsRevealedAndDecidedOnWithASecondFactorOnly() {
        desk.held(E1101, desk.alike());
        UUID id = desk.latest();
        String stepUp = "insufficient-user-authentication";
        Tokens earlier = CHECKER.authTime(Bank.clock().instant().minus(Duration.ofMinutes(10)));
        refused(desk.reveal(CHECKER.acr("1"), id), 401, stepUp);
        refused(desk.reveal(earlier, id), 401, stepUp);
        refused(desk.decide(earlier, id, 1, "PERSON_CONFIRMED"), 401, stepUp);
        bank.as(CHECKER)
                .post()
                .uri(CheckDesk.CHECKS + "/{id}/reveal", id)
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isBadRequest();
        desk.reveal(CHECKER, id).expectStatus().isOk();
        desk.decide(CHECKER, id, 1, "PERSON_DECLINED").expectStatus().isOk();
        refused(desk.reveal(CHECKER, id), 409, "registration-check-not-open");

        assertThat(audited(id, "reveal", 4))
                .anyMatch(entry -> entry.contains("ALLOWED") && entry.contains("VERIFY_IDENTITY"))
                .anyMatch(entry -> entry.contains("REFUSED") && entry.contains(stepUp))
                .anyMatch(entry -> entry.contains("REFUSED") && entry.contains("not-open"));
        assertThat(audited(id, "decide", 2)).anyMatch(entry -> entry.contains("REFUSED") && entry.contains(stepUp));
    }

    /** A person who says that they were a customer before leaves the list even with another document. */
    @Test
    void whoReturnsWithAnotherDocumentLeavesTheList() throws SQLException {
        Person person = erased();
        long listed = rows.count("select count(*) from suppression");
        Map<String, Object> form = person.form();
        form.put("idType", "PASSPORT");
        form.put("idNumber", "E" + person.phone().substring(3));
        desk.held(E1101, form);
        desk.decide(CHECKER, desk.latest(), 1, "PERSON_RETURNED").expectStatus().isOk();
        assertThat(rows.count("select count(*) from suppression")).isEqualTo(listed - 4);
    }

    private Person erased() {
        Person person = Person.somebody();
        erasures.erase(bank.created(person), IDENTITY, CONTACT);
        return person;
    }

    private void expire(UUID id) throws SQLException {
        rows.execute("update registration_check set expires_at = now() where id = '" + id + "'");
    }

    private long drafts(UUID id) throws SQLException {
        return rows.count("select count(*) from registration_draft where check_id = '" + id + "'");
    }

    private static List<String> audited(UUID check, String step, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe
                    .await(
                            Topics.AUDIT_ENTRIES,
                            count,
                            KafkaProbe.saying("\"registration-check." + step, check.toString()),
                            PATIENCE)
                    .stream()
                    .map(each -> each.value())
                    .toList();
        }
    }
}

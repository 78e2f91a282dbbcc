package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static io.guanhu.platform.contract.DataCategory.INTERACTION;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.Bank.Proposed;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A day that decides about retention takes two people, also for the end of a relationship. */
@ServiceIT("customer")
class EndProposalIT {

    private static final String LONG_AGO = "2019-03-01";
    private static final String EVIDENCE = "DOSSIER-2019-000317";

    private final Bank bank;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    EndProposalIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    @Test
    void anOldDayCountsOnceASecondPersonHasSeenTheEvidence() throws SQLException {
        UUID id = longGone();
        UUID change = proposed(E1101, id, 1);
        isActive(id);
        refused(bank.decide(E1101, id, change, true), 403, "forbidden");
        refused(bank.decide(SHANGHAI_LEAD, id, change, true), 404, "customer-not-found");
        refused(bank.decide(BEIJING_LEAD.acr("1"), id, change, true), 401, null);
        isActive(id);

        String shown = bank.as(BEIJING_LEAD)
                .post()
                .uri("/api/customers/{id}/changes/{change}/reveal", id, change)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.relationshipEndedOn")
                .isEqualTo(LONG_AGO)
                .jsonPath("$.evidence")
                .isEqualTo(EVIDENCE)
                .returnResult()
                .getResponseHeaders()
                .getETag();
        bank.decide(BEIJING_LEAD, id, change, Objects.requireNonNull(shown), true)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPLIED")
                .jsonPath("$.version")
                .isEqualTo(2);
        bank.read(OPERATIONS, id)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CLOSED")
                .jsonPath("$.relationshipEndedOn")
                .isEqualTo(LONG_AGO)
                .jsonPath("$.version")
                .isEqualTo(2);
        toldOnce(id);
        refused(bank.decide(COMPLIANCE, id, change, true), 409, "change-not-open");
        assertThat(rows.dump().toString()).doesNotContain(EVIDENCE);
    }

    private static void toldOnce(UUID id) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.await(Topics.CUSTOMER_EVENTS, 1, KafkaProbe.about(id, "CLOSED"), PATIENCE))
                    .singleElement()
                    .matches(each -> each.value().contains(LONG_AGO));
            for (String action : List.of("customer.close.propose", "customer.close\"")) {
                assertThat(probe.await(Topics.AUDIT_ENTRIES, 1, KafkaProbe.about(id, action, "ALLOWED"), PATIENCE))
                        .hasSize(1);
            }
        }
    }

    @Test
    void nobodyApprovesTheirOwnProposalInAnotherRole() {
        UUID id = longGone();
        refused(bank.decide(OPERATIONS, id, proposed(OPERATIONS, id, 1), true), 403, "same-person");
        UUID leads = proposed(BEIJING_LEAD, id, 1);
        refused(bank.decide(BEIJING_LEAD, id, leads, true), 403, "same-person");
        bank.decide(OPERATIONS, id, leads, false)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REJECTED");
        isActive(id);
    }

    @Test
    void whatNobodyCanHaveMeantIsRefusedAtOnce() {
        UUID id = longGone();
        for (String day : List.of("1900-01-01", "1949-12-31", "2999-01-01")) {
            refusedField(propose(E1101, id, 1, day, EVIDENCE), "endedOn");
        }
        UUID trading = bank.created(Person.somebody());
        refusedField(propose(E1101, trading, 1, LONG_AGO, EVIDENCE), "endedOn");
        refusedField(propose(E1101, id, 1, LONG_AGO, null), "evidence");
        refusedField(propose(E1101, id, 1, LONG_AGO, " "), "evidence");
        refused(propose(E1101, id, 7, LONG_AGO, EVIDENCE), 412, "stale-version");
        refused(propose(E2101, id, 1, LONG_AGO, EVIDENCE), 404, "customer-not-found");
        refused(propose(COMPLIANCE, id, 1, LONG_AGO, EVIDENCE), 403, "forbidden");
        refused(propose(Tokens.customer(id), id, 1, LONG_AGO, EVIDENCE), 403, "forbidden");
    }

    @Test
    void aProposalOfYesterdaysCustomerLeadsNowhere() {
        UUID changed = longGone();
        UUID stale = proposed(E1101, changed, 1);
        bank.confirm(E1101, changed, bank.proposed(E1101, changed, 1, Map.of("email", "neu@example.com")))
                .expectStatus()
                .isOk();
        refused(bank.decide(BEIJING_LEAD, changed, stale, true), 412, "stale-version");

        UUID erased = longGone();
        UUID late = proposed(E1101, erased, 1);
        erasures.erase(erased, MARKETING);
        refused(bank.decide(BEIJING_LEAD, erased, late, true), 409, "change-expired");
        isActive(erased);

        UUID closed = longGone();
        UUID second = proposed(E1101, closed, 1);
        bank.decide(BEIJING_LEAD, closed, proposed(E1101, closed, 1), true)
                .expectStatus()
                .isOk();
        refused(bank.decide(BEIJING_LEAD, closed, second, true), 412, "stale-version");
        refused(propose(E1101, closed, 2, LONG_AGO, EVIDENCE), 422, "nothing-changes");
    }

    /** Who could not give the right day gave another one. */
    @Test
    void twoPeopleCorrectTheDayOfWhatHasEnded() {
        UUID id = longGone();
        bank.as(OPERATIONS)
                .post()
                .uri("/api/customers/{id}/closure", id)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .bodyValue(Map.of("reason", "CUSTOMER_REQUEST", "endedOn", Bank.lastTransactionOn()))
                .exchange()
                .expectStatus()
                .isOk();
        UUID change = proposed(E1101, id, 2);
        bank.as(COMPLIANCE)
                .post()
                .uri("/api/customers/{id}/changes/{change}/reveal", id, change)
                .exchange()
                .expectBody()
                .jsonPath("$.recordedEnd")
                .isEqualTo(Bank.lastTransactionOn().toString())
                .jsonPath("$.relationshipEndedOn")
                .isEqualTo(LONG_AGO);
        bank.decide(COMPLIANCE, id, change, true).expectStatus().isOk();
        bank.read(OPERATIONS, id)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CLOSED")
                .jsonPath("$.relationshipEndedOn")
                .isEqualTo(LONG_AGO);

        erasures.erase(id, INTERACTION);
        refused(propose(E1101, id, 4, "2019-03-02", EVIDENCE), 410, "data-erased");
    }

    /** Where interactions can hold nothing, evidence would have nowhere to be. */
    @Test
    void evidenceGoesWithTheInteractions() throws SQLException {
        UUID id = longGone();
        bank.decide(BEIJING_LEAD, id, proposed(E1101, id, 1), true)
                .expectStatus()
                .isOk();
        erasures.erase(id, INTERACTION);
        assertThat(rows.count("select count(*) from change where evidence is not null and customer_id = '" + id + "'"))
                .isZero();

        UUID kept = longGone();
        erasures.carryOut(Erasures.order(
                kept, Set.of(), List.of(new Restriction(INTERACTION, LocalDate.of(2036, 3, 1), "cn-complaints"))));
        refusedField(propose(E1101, kept, 2, LONG_AGO, EVIDENCE), "evidence");
        propose(E1101, kept, 2, LONG_AGO, null).expectStatus().isCreated();
    }

    /** Nobody knows of a transaction of theirs. */
    private UUID longGone() {
        Map<String, Object> form = Person.somebody().form();
        form.remove("lastTransactionOn");
        return Bank.idOf(bank.create(E1101, form));
    }

    private void isActive(UUID id) {
        bank.read(OPERATIONS, id).expectBody().jsonPath("$.status").isEqualTo("ACTIVE");
    }

    private UUID proposed(Tokens by, UUID id, long version) {
        Proposed proposed = propose(by, id, version, LONG_AGO, EVIDENCE)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists(HttpHeaders.LOCATION)
                .expectBody(Proposed.class)
                .returnResult()
                .getResponseBody();
        assertThat(Objects.requireNonNull(proposed).state()).isEqualTo("AWAITING_DECISION");
        return proposed.id();
    }

    private ResponseSpec propose(Tokens by, UUID id, long version, String day, @Nullable String evidence) {
        Map<String, Object> body = new HashMap<>();
        body.put("endedOn", day);
        body.put("reason", Map.of("code", "CORRECTION"));
        if (evidence != null) {
            body.put("evidence", evidence);
        }
        return bank.as(by)
                .post()
                .uri("/api/customers/{id}/closure-proposals", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(body)
                .exchange();
    }

    private static void refused(ResponseSpec answer, int status, @Nullable String code) {
        var body = answer.expectStatus().isEqualTo(status).expectBody();
        if (code != null) {
            body.jsonPath("$.code").isEqualTo(code);
        }
    }

    private static void refusedField(ResponseSpec answer, String field) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }
}

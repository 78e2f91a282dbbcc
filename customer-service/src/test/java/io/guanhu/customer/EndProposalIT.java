package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static io.guanhu.customer.Changes.EVIDENCE;
import static io.guanhu.customer.Changes.LONG_AGO;
import static io.guanhu.customer.Changes.refusedField;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A date that determines retention needs two people, also for the end of a relationship. */
@ServiceIT(value = "customer", shared = true)
class EndProposalIT {

    private final Bank bank;
    private final Changes ends;
    private final Rows rows;

    @Autowired
    EndProposalIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.ends = new Changes(bank);
        this.rows = new Rows(database);
    }

    @Test
    void anOldDayCountsOnceASecondPersonHasSeenTheEvidence() throws SQLException {
        UUID id = ends.longGone();
        UUID change = ends.proposedEnd(E1101, id, 1);
        ends.isActive(id);
        refused(bank.decide(E1101, id, change, true), 403, "forbidden");
        refused(bank.decide(SHANGHAI_LEAD, id, change, true), 404, "customer-not-found");
        refused(bank.decide(BEIJING_LEAD.acr("1"), id, change, true), 401);
        ends.isActive(id);

        String shown = ends.revealed(BEIJING_LEAD, id, change)
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
        UUID id = ends.longGone();
        refused(bank.decide(OPERATIONS, id, ends.proposedEnd(OPERATIONS, id, 1), true), 403, "same-person");
        UUID leads = ends.proposedEnd(BEIJING_LEAD, id, 1);
        refused(bank.decide(BEIJING_LEAD, id, leads, true), 403, "same-person");
        bank.decide(OPERATIONS, id, leads, false)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REJECTED");
        ends.isActive(id);
    }

    @Test
    void refusesInvalidProposalsAtOnce() {
        UUID id = ends.longGone();
        for (String day : List.of("1900-01-01", "1949-12-31", "2999-01-01")) {
            refusedField(ends.proposeEnd(E1101, id, 1, day, EVIDENCE), "endedOn");
        }
        UUID trading = bank.created(Person.somebody());
        refusedField(ends.proposeEnd(E1101, trading, 1, LONG_AGO, EVIDENCE), "endedOn");
        refusedField(ends.proposeEnd(E1101, id, 1, LONG_AGO, null), "evidence");
        refusedField(ends.proposeEnd(E1101, id, 1, LONG_AGO, " "), "evidence");
        refused(ends.proposeEnd(E1101, id, 7, LONG_AGO, EVIDENCE), 412, "stale-version");
        refused(ends.proposeEnd(E2101, id, 1, LONG_AGO, EVIDENCE), 404, "customer-not-found");
        refused(ends.proposeEnd(COMPLIANCE, id, 1, LONG_AGO, EVIDENCE), 403, "forbidden");
        refused(ends.proposeEnd(Tokens.customer(id), id, 1, LONG_AGO, EVIDENCE), 403, "forbidden");
    }
}

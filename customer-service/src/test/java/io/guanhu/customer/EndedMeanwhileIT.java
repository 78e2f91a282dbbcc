package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Changes.EVIDENCE;
import static io.guanhu.customer.Changes.LONG_AGO;
import static io.guanhu.customer.Changes.refusedField;
import static io.guanhu.platform.contract.DataCategory.INTERACTION;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What happens to a proposed end and its evidence if something else happens first. */
@ServiceIT(value = "customer", shared = true)
class EndedMeanwhileIT {

    private final Bank bank;
    private final Changes ends;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    EndedMeanwhileIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.ends = new Changes(bank);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    @Test
    void aProposalOfYesterdaysCustomerLeadsNowhere() {
        UUID changed = ends.longGone();
        UUID stale = ends.proposedEnd(E1101, changed, 1);
        bank.confirm(E1101, changed, bank.proposed(E1101, changed, 1, Map.of("email", "neu@example.com")))
                .expectStatus()
                .isOk();
        refused(bank.decide(BEIJING_LEAD, changed, stale, true), 412, "stale-version");

        UUID erased = ends.longGone();
        UUID late = ends.proposedEnd(E1101, erased, 1);
        erasures.erase(erased, MARKETING);
        refused(bank.decide(BEIJING_LEAD, erased, late, true), 409, "change-expired");
        ends.isActive(erased);

        UUID closed = ends.longGone();
        UUID second = ends.proposedEnd(E1101, closed, 1);
        bank.decide(BEIJING_LEAD, closed, ends.proposedEnd(E1101, closed, 1), true)
                .expectStatus()
                .isOk();
        refused(bank.decide(BEIJING_LEAD, closed, second, true), 412, "stale-version");
        refused(ends.proposeEnd(E1101, closed, 2, LONG_AGO, EVIDENCE), 422, "nothing-changes");
    }

    /** People who could not enter the right date entered another. */
    @Test
    void twoPeopleCorrectTheDayOfWhatHasEnded() {
        UUID id = ends.longGone();
        bank.close(id, 1, Map.of("reason", "CUSTOMER_REQUEST", "endedOn", Bank.lastTransactionOn()))
                .expectStatus()
                .isOk();
        UUID change = ends.proposedEnd(E1101, id, 2);
        ends.revealed(COMPLIANCE, id, change)
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
        refused(ends.proposeEnd(E1101, id, 4, "2019-03-02", EVIDENCE), 410, "data-erased");
    }

    /** If the service history cannot store anything, it cannot store evidence either. */
    @Test
    void evidenceGoesWithTheInteractions() throws SQLException {
        UUID id = ends.longGone();
        bank.decide(BEIJING_LEAD, id, ends.proposedEnd(E1101, id, 1), true)
                .expectStatus()
                .isOk();
        erasures.erase(id, INTERACTION);
        assertThat(rows.count("select count(*) from change where evidence is not null and customer_id = '" + id + "'"))
                .isZero();

        UUID kept = ends.longGone();
        erasures.carryOut(Erasures.order(
                kept, Set.of(), List.of(new Restriction(INTERACTION, LocalDate.of(2036, 3, 1), "cn-complaints"))));
        refusedField(ends.proposeEnd(E1101, kept, 2, LONG_AGO, EVIDENCE), "evidence");
        ends.proposeEnd(E1101, kept, 2, LONG_AGO, null).expectStatus().isCreated();
    }
}

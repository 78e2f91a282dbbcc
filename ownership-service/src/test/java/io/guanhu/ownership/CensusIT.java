package io.guanhu.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.testing.CensusOf;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Customers whom only customer-service knows, and the reverse. */
@ServiceIT("ownership")
class CensusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rows rows;
    private final OwnershipSteps bank;
    private final CensusDesk desk;

    @Autowired
    CensusIT(Database database, MeterRegistry meters, WebTestClient client) {
        this.rows = new Rows(database);
        this.bank = new OwnershipSteps(client);
        this.desk = new CensusDesk(bank, rows, meters);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void aCustomerWhoseNewsWasLostIsFoundListedAndAskedFor() {
        bank.customerArrives(CensusDesk.BRANCH, "E1101");
        UUID lost = UUID.randomUUID();
        List<UUID> there = desk.known();
        there.add(lost);

        CensusTaken taken = desk.census(there);
        OwnershipSteps.Census seen = desk.compared(taken);
        assertThat(seen.there()).isEqualTo(there.size());
        assertThat(seen.here()).isEqualTo(there.size() - 1);
        assertThat(seen.differingParts()).isEqualTo(1);
        String prefix = CensusOf.prefixOf(lost, 2);
        assertThat(CensusDesk.asked(taken)).containsExactly(prefix);

        // A part that is too large for a list is reported in smaller parts.
        desk.answer(taken, CensusDesk.within(there, prefix), 4);
        String smaller = CensusOf.prefixOf(lost, 4);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(CensusDesk.asked(taken)).containsExactly(prefix, smaller));
        desk.list(taken, smaller, CensusDesk.within(there, smaller));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.flawsOf(lost)).containsExactly("UNHEARD"));
        assertThat(CensusDesk.missed()).contains(lost);

        // Customer-service announces it again.
        bank.publish(new CustomerCreated(lost, CensusDesk.BRANCH, null, Origin.STAFF, CensusDesk.past()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.flawsOf(lost)).isEmpty());
        assertThat(rows.text("select why from pool_membership where customer_id = '%s'".formatted(lost)))
                .isEqualTo("HEARD_LATE");
        assertThat(desk.compared(desk.census(desk.known())).differingParts()).isZero();
    }

    @Test
    void aCustomerWhomCustomerServiceDoesNotKnowIsFoundUntilItDoes() {
        UUID stranger = bank.customerArrives(CensusDesk.BRANCH, "E1101");
        List<UUID> there = desk.known();
        there.remove(stranger);
        String prefix = CensusOf.prefixOf(stranger, 2);
        CensusTaken taken = desk.census(there);
        desk.compared(taken);
        desk.list(taken, prefix, CensusDesk.within(there, prefix));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.flawsOf(stranger)).containsExactly("UNKNOWN_TO_MASTER"));
        assertThat(CensusDesk.missed()).doesNotContain(stranger);

        desk.compared(desk.census(desk.known()));
        assertThat(bank.flawsOf(stranger)).isEmpty();
    }

    /** Former and erased customers stay on both sides, by their id. */
    @Test
    void whoLeftIsNoDifferenceAndNeitherIsWhoCameMeanwhile() {
        UUID left = bank.customerArrives(CensusDesk.BRANCH, "E1101");
        bank.publish(new CustomerStatusChanged(
                left, Status.CLOSED, null, Clock.systemUTC().instant()));
        List<UUID> there = desk.known();
        CensusTaken taken = desk.census(there, CensusDesk.past().minusSeconds(3600));
        // All customers here were created in the last hour, after the census.
        assertThat(desk.compared(taken).here()).isZero();

        assertThat(desk.compared(desk.census(there)).differingParts()).isZero();
        assertThat(bank.flawsOf(left)).isEmpty();
    }

    /** Found missing by a comparison that began before they were announced. */
    @Test
    void whoArrivedMeanwhileIsNotCountedAsMissing() {
        UUID arrived = bank.customerArrives(CensusDesk.BRANCH, "E1101");
        UUID lost = UUID.randomUUID();
        CensusTaken taken = desk.census(desk.known());
        desk.compared(taken);
        rows.execute("insert into census_difference values ('%s', 'UNHEARD', 'none', now())".formatted(arrived));
        desk.list(taken, CensusOf.prefixOf(lost, 12), List.of(lost));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.flawsOf(lost)).containsExactly("UNHEARD"));
        await().atMost(PATIENCE).until(() -> desk.unheard() == 1);
        rows.execute("delete from census_difference");
    }
}

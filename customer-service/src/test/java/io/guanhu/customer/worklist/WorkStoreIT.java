package io.guanhu.customer.worklist;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.Reach;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.worklist.WorkStore.Position;
import io.guanhu.customer.worklist.WorkStore.Work;
import io.guanhu.platform.contract.DataCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkStoreIT {

    private static final int ALL = 1_000;

    private final WorkStore store = new WorkStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final Reach reach = new Reach(false, null, null, customer);

    private UUID awaiting(Instant expiresAt) {
        UUID change = CustomerTables.change(customer);
        DATABASE.execute("""
                update change set state = 'AWAITING_DECISION', confirmed_by = 'E1102', confirmed_at = '%s',
                    expires_at = '%s' where id = '%s'
                """.formatted(NOW.plusSeconds(5), expiresAt, change));
        return change;
    }

    private List<Work> toDecide(String me) {
        return DATABASE.get(store.toDecide(me, reach, Position.FIRST, NOW, ALL).collectList());
    }

    private List<Work> own(String me) {
        return DATABASE.get(store.own(me, reach, Position.FIRST, NOW, ALL).collectList());
    }

    @Test
    void tellsAChangeThatWaitsForADecision() {
        UUID change = awaiting(LATER);
        CustomerTables.detail(change, "phone", DataCategory.CONTACT);
        CustomerTables.detail(change, "email", DataCategory.CONTACT);

        assertThat(toDecide("E7001"))
                .containsExactly(new Work(
                        change,
                        customer,
                        "AWAITING_DECISION",
                        "E1101",
                        NOW,
                        NOW.plusSeconds(5),
                        LATER,
                        ReasonCode.CORRECTION,
                        null,
                        List.of("email", "phone")));
    }

    @Test
    void tellsOnesOwnProposalOfAnEndWithoutFields() {
        UUID change = CustomerTables.change(customer);
        DATABASE.execute("update change set ends_on = '2026-06-30' where id = '%s'".formatted(change));

        assertThat(own("E1101"))
                .containsExactly(new Work(
                        change,
                        customer,
                        "PROPOSED",
                        "E1101",
                        NOW,
                        NOW,
                        LATER,
                        ReasonCode.CORRECTION,
                        LocalDate.of(2026, 6, 30),
                        List.of()));
        assertThat(toDecide("E7001")).isEmpty();
    }

    @Test
    void nobodyDecidesWhatTheyProposedOrConfirmed() {
        awaiting(LATER);

        assertThat(toDecide("E1101")).isEmpty();
        assertThat(toDecide("E1102")).isEmpty();
        assertThat(own("E1101")).hasSize(1);
        assertThat(own("E1102")).isEmpty();
    }

    @Test
    void leavesOutWhatHasEndedOrExpired() {
        CustomerTables.applied(customer, NOW, 2);
        awaiting(NOW);

        assertThat(toDecide("E7001")).isEmpty();
        assertThat(own("E1101")).isEmpty();
    }

    @Test
    void leavesOutCustomersOutOfReach() {
        awaiting(LATER);
        Reach others = new Reach(false, null, null, UUID.randomUUID());

        assertThat(DATABASE.get(store.toDecide("E7001", others, Position.FIRST, NOW, ALL)
                        .collectList()))
                .isEmpty();
        assertThat(DATABASE.get(
                        store.own("E1101", others, Position.FIRST, NOW, ALL).collectList()))
                .isEmpty();
    }

    @Test
    void goesOnBehindTheLastOfAPageWhicheverExpiresFirst() {
        UUID last = awaiting(LATER.plusSeconds(1));
        List<UUID> together = Stream.of(awaiting(LATER), awaiting(LATER))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();

        List<Work> first = DATABASE.get(
                store.toDecide("E7001", reach, Position.FIRST, NOW, 1).collectList());
        List<Work> rest =
                DATABASE.get(store.toDecide("E7001", reach, first.getFirst().position(), NOW, 2)
                        .collectList());

        assertThat(first).extracting(Work::id).containsExactly(together.getFirst());
        assertThat(rest).extracting(Work::id).containsExactly(together.getLast(), last);
    }
}

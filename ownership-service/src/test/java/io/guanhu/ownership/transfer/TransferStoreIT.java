package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TransferStoreIT {

    static final Branch BRANCH = OwnershipTables.branch();
    static final Manager GIVER = OwnershipTables.manager(BRANCH);
    private static final Manager RECEIVER = OwnershipTables.manager(BRANCH);
    private static final Lead LEAD = new Lead("E1190", BRANCH);

    private final ApprovalStore approvals = new ApprovalStore(DATABASE.client());
    private final TransferStore store = new TransferStore(DATABASE.client(), approvals);
    private final UUID customer = OwnershipTables.customer(BRANCH);

    @Test
    void givesBackAProposalWithAndWithoutAnInstant() {
        for (Instant from : Stream.of(LATER, null).toList()) {
            Transfer.Proposed proposed = new Transfer.Proposed(terms(from, customer));

            assertThat(DATABASE.rolledBack(
                            add(proposed).then(store.find(proposed.terms().id()))))
                    .isEqualTo(proposed);
            assertThat(DATABASE.rolledBack(
                            add(proposed).then(store.proposal(proposed.terms().id()))))
                    .isEqualTo(new TransferStore.Proposal(ReasonCode.WORKLOAD, NOW));
        }
    }

    @Test
    void leavesNothingOfAProposalThatIsRolledBack() {
        Transfer.Proposed proposed = new Transfer.Proposed(terms(null, customer));

        DATABASE.rolledBack(add(proposed));

        assertThat(DATABASE.run(store.find(proposed.terms().id()))).isNull();
        assertThat(DATABASE.run(store.undecidedOf(customer))).isNull();
    }

    @Test
    void givesBackEveryState() {
        Transfer.Terms terms = terms(null, customer);
        DATABASE.run(add(new Transfer.Proposed(terms)));
        Transfer.Terms settled = new Transfer.Terms(
                terms.id(), terms.proposer(), terms.toManager(), terms.toBranch(), terms.items(), LATER);

        for (Transfer state : List.of(
                new Transfer.Agreed(terms, List.of()),
                new Transfer.Declined(terms, "E7001"),
                new Transfer.Withdrawn(terms),
                new Transfer.Lapsed(terms),
                new Transfer.Approved(settled, "E7001", LATER),
                new Transfer.Completed(settled, "E7001"))) {
            assertThat(DATABASE.get(store.save(state, "E7001", NOW).then(store.lock(terms.id()))))
                    .isEqualTo(state);
        }
    }

    @Test
    void tellsWhoHasApprovedWhatWasAccepted() {
        Transfer.Agreed agreed = new Transfer.Agreed(terms(null, customer), List.of(LEAD));
        UUID id = agreed.terms().id();

        Transfer found = DATABASE.rolledBack(add(agreed)
                .then(store.save(agreed, "E2101", NOW))
                .then(approvals.add(id, LEAD, NOW))
                .then(store.find(id)));

        assertThat(found).isEqualTo(agreed);
    }

    @Test
    void refusesACustomerWhoIsInAnOpenTransfer() {
        DATABASE.run(add(new Transfer.Proposed(terms(null, customer))));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(add(new Transfer.Proposed(terms(null, customer)))));
    }

    @Test
    void letsACustomerIntoTheNextTransferWhenTheFirstHasEnded() {
        Transfer.Terms first = terms(null, customer);
        Transfer.Terms second = terms(null, customer);

        DATABASE.run(add(new Transfer.Proposed(first)).then(store.save(new Transfer.Withdrawn(first), "E1101", NOW)));
        DATABASE.run(add(new Transfer.Proposed(second)));

        assertThat(DATABASE.run(store.undecidedOf(customer))).isEqualTo(second.id());
    }

    @Test
    void theSecondOfTwoProposalsAtOnceWaitsAndIsRefused() {
        var race = DATABASE.race(
                add(new Transfer.Proposed(terms(null, customer))), add(new Transfer.Proposed(terms(null, customer))));

        assertThat(race.waited()).isTrue();
        assertThat(race.failure()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void theSecondOfTwoStepsAtOnceWaitsAndSeesTheFirst() {
        Transfer.Terms terms = terms(null, customer);
        DATABASE.run(add(new Transfer.Proposed(terms)));

        var race = DATABASE.race(
                store.lock(terms.id()).then(store.save(new Transfer.Withdrawn(terms), "E1101", NOW)),
                store.lock(terms.id()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(new Transfer.Withdrawn(terms));
    }

    @Test
    void takesAnErasedCustomerOutForGood() {
        UUID other = OwnershipTables.customer(BRANCH);
        Transfer.Terms terms = terms(null, customer, other);
        DATABASE.run(add(new Transfer.Proposed(terms)).then(store.end(terms.id(), customer)));

        assertThat(DATABASE.run(store.undecidedOf(customer))).isNull();
        assertThat(DATABASE.run(store.undecidedOf(other))).isEqualTo(terms.id());
        Transfer left = DATABASE.get(store.find(terms.id()));
        assertThat(left.terms().remaining())
                .extracting(Transfer.Item::customerId)
                .containsExactly(other);
        // A later save opens it only for the remaining ones.
        DATABASE.run(store.save(left, "E1101", NOW));
        DATABASE.run(add(new Transfer.Proposed(terms(null, customer))));
    }

    @Test
    void anApprovedTransferIsNotUndecided() {
        Transfer.Terms terms = terms(LATER, customer);

        DATABASE.run(add(new Transfer.Proposed(terms))
                .then(store.save(new Transfer.Approved(terms, "E7001", LATER), "E7001", NOW)));

        assertThat(DATABASE.run(store.undecidedOf(customer))).isNull();
    }

    @Test
    void tellsWhatIsDueTheEarliestFirst() {
        UUID later = approved(LATER);
        UUID now = approved(NOW);
        UUID after = approved(LATER.plusSeconds(1));

        List<UUID> due = DATABASE.get(store.due(LATER, 1_000).collectList());

        assertThat(due).containsSubsequence(now, later).doesNotContain(after);
        assertThat(DATABASE.get(store.due(LATER, 1).count())).isOne();
    }

    private UUID approved(Instant from) {
        Transfer.Terms terms = terms(from, OwnershipTables.customer(BRANCH));
        DATABASE.run(add(new Transfer.Proposed(terms))
                .then(store.save(new Transfer.Approved(terms, "E7001", from), "E7001", NOW)));
        return terms.id();
    }

    private Mono<Void> add(Transfer transfer) {
        Transfer.Terms terms = transfer.terms();
        return store.add(new Transfer.Proposed(terms), ReasonCode.WORKLOAD, NOW)
                .thenMany(Flux.fromIterable(terms.items()))
                .concatMap(item -> store.addItem(terms.id(), item, Optional.empty()))
                .then();
    }

    static Transfer.Terms terms(@Nullable Instant from, UUID... customers) {
        List<Transfer.Item> items = Stream.of(customers)
                .sorted()
                .map(id -> new Transfer.Item(id, GIVER.employeeId(), BRANCH))
                .toList();
        return new Transfer.Terms(UUID.randomUUID(), GIVER.employeeId(), RECEIVER.employeeId(), BRANCH, items, from);
    }
}

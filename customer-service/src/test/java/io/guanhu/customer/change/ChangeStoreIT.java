package io.guanhu.customer.change;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.change.ChangeStore.StoredChange;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Expired;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.Change.Rejected;
import io.guanhu.customer.model.change.Change.Withdrawn;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.platform.contract.DataCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class ChangeStoreIT {

    private static final byte[] REASON = {1, 2};
    private static final byte[] EVIDENCE = {3};
    private static final byte[] DECISION = {4, 5, 6};

    private final ChangeStore store = new ChangeStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    private Proposal proposal(boolean secondPerson, @Nullable LocalDate endsOn) {
        return new Proposal(
                UUID.randomUUID(), customer, 7, "E1101", NOW, secondPerson, ReasonCode.PERIODIC_REVIEW, endsOn);
    }

    private Proposal proposed() {
        Proposal proposal = proposal(true, null);
        DATABASE.run(store.insert(new Proposed(proposal, LATER), null, null));
        return proposal;
    }

    @Test
    void givesBackAProposalWithAllThatItMayHave() {
        Proposed proposed = new Proposed(proposal(true, LocalDate.of(2026, 6, 30)), LATER);

        DATABASE.run(store.insert(proposed, REASON, EVIDENCE));

        assertThat(DATABASE.get(store.find(customer, proposed.proposal().id())))
                .returns(proposed, StoredChange::change)
                .returns(REASON, StoredChange::reason)
                .returns(EVIDENCE, StoredChange::evidence)
                .returns(null, StoredChange::decision);
    }

    @Test
    void givesBackAProposalWithNothingThatMayBeAbsent() {
        Proposed proposed = new Proposed(proposal(false, null), LATER);

        DATABASE.run(store.insert(proposed, null, null));

        assertThat(DATABASE.get(store.find(customer, proposed.proposal().id())))
                .isEqualTo(new StoredChange(proposed, null, null, null));
    }

    @Test
    void givesBackEveryEndWithWhatWasSaidOfIt() {
        Proposal proposal = proposed();

        for (Change end : List.of(
                new Rejected(proposal, "E7001", LATER),
                new Withdrawn(proposal, "E1101", LATER),
                new Applied(proposal, "E7001", LATER, 8))) {
            assertThat(DATABASE.get(store.advance(end, DECISION).then(store.lock(customer, proposal.id()))))
                    .returns(end, StoredChange::change)
                    .returns(DECISION, StoredChange::decision);
        }
    }

    @Test
    void whatIsConfirmedForASecondPersonNeedsOneFromThenOn() {
        Proposal proposal = proposal(false, null);
        AwaitingDecision awaiting = new AwaitingDecision(proposal, "E1102", NOW.plusSeconds(5), LATER.plusSeconds(5));

        DATABASE.run(store.insert(new Proposed(proposal, LATER), null, null).then(store.advance(awaiting, null)));

        assertThat(DATABASE.get(store.find(customer, proposal.id())).change())
                .isEqualTo(new AwaitingDecision(
                        proposal.forSecondPerson(), "E1102", NOW.plusSeconds(5), LATER.plusSeconds(5)));
    }

    @Test
    void readsWhatExpiredAndWritesNoStepBack() {
        Proposal proposal = proposed();
        DATABASE.execute(
                "update change set state = 'EXPIRED', ended_at = '%s' where id = '%s'".formatted(NOW, proposal.id()));

        assertThat(DATABASE.get(store.find(customer, proposal.id())).change()).isEqualTo(new Expired(proposal, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> store.advance(new Proposed(proposal, LATER), null));
        assertThatIllegalArgumentException().isThrownBy(() -> store.advance(new Expired(proposal, NOW), null));
    }

    @Test
    void knowsAChangeAsItsOwnCustomersOnly() {
        Proposal proposal = proposed();

        assertThat(DATABASE.run(store.find(CustomerTables.customer(), proposal.id())))
                .isNull();
        assertThat(DATABASE.run(store.lock(CustomerTables.customer(), proposal.id())))
                .isNull();
    }

    @Test
    void leavesNothingOfAProposalThatIsRolledBack() {
        Proposal proposal = proposal(false, null);

        DATABASE.rolledBack(store.insert(new Proposed(proposal, LATER), REASON, null)
                .then(store.insert(List.of(detail(proposal.id(), "phone", null, REASON)))));

        assertThat(DATABASE.run(store.find(customer, proposal.id()))).isNull();
        assertThat(details(proposal.id())).isEmpty();
    }

    @Test
    void refusesAnIdTwiceAStrangersChangeAndAFieldTwice() {
        Proposal proposal = proposed();
        Proposal strangers =
                new Proposal(UUID.randomUUID(), UUID.randomUUID(), 1, "E1101", NOW, false, ReasonCode.OTHER, null);
        StoredDetail detail = detail(proposal.id(), "phone", null, REASON);

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(store.insert(new Proposed(proposal, LATER), null, null)));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(store.insert(new Proposed(strangers, LATER), null, null)));
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(store.insert(List.of(detail, detail))));
        assertThat(details(proposal.id())).isEmpty();
    }

    @Test
    void theSecondOfTwoStepsAtOnceWaitsAndSeesTheFirst() {
        Proposal proposal = proposed();
        Withdrawn withdrawn = new Withdrawn(proposal, "E1101", NOW);

        var race = DATABASE.race(
                store.lock(customer, proposal.id()).then(store.advance(withdrawn, null)),
                store.lock(customer, proposal.id()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(new StoredChange(withdrawn, null, null, null));
    }

    private List<StoredDetail> details(UUID change) {
        return DATABASE.get(store.details(List.of(change)).collectList());
    }

    private static StoredDetail detail(UUID change, String field, byte @Nullable [] before, byte @Nullable [] after) {
        return new StoredDetail(change, field, DataCategory.CONTACT, before, after);
    }
}

package io.guanhu.customer.closure;

import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.STRANGER;
import static io.guanhu.customer.change.ChangeDesk.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.Reason;
import io.guanhu.customer.closure.ProposingEnd.End;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class ProposingEndTests {

    /** After the customer's last transaction. */
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    private final ChangeDesk desk = new ChangeDesk();
    private final ProposingEnd proposing = new ProposingEnd(
            desk.vault.customers(),
            desk.vault.profiles(),
            desk.vault.dates().closing(desk.vault.store(), desk.memory),
            desk.store,
            desk.details,
            desk.memory.keyring(),
            ChangeDesk.SETTINGS,
            desk.memory.ids(),
            desk.memory.clock());

    @Test
    void awaitsASecondPersonAtOnce() {
        AwaitingDecision awaiting = desk.memory.get(propose(MANAGER, DAY, "gone for years", "DOSSIER-1"));

        Proposal proposal = awaiting.proposal();
        UUID change = proposal.id();
        assertThat(awaiting)
                .isEqualTo(new AwaitingDecision(proposal, "E1101", Memory.NOW, Memory.NOW.plus(Duration.ofDays(7))))
                .isEqualTo(desk.of(change));
        assertThat(proposal)
                .isEqualTo(new Proposal(change, desk.id, 1, "E1101", Memory.NOW, true, ReasonCode.CORRECTION, DAY));
        assertThat(desk.reasonText(change)).isEqualTo("gone for years");
        assertThat(desk.details.openEvidence(desk.keys(), desk.store.of(change).evidence(), desk.dossier()))
                .isEqualTo("DOSSIER-1");
        assertThat(desk.vault.store().of(desk.id)).isEqualTo(desk.customer);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).containsExactly("customer.close.propose ALLOWED");
        assertThat(desk.memory.entries().getFirst())
                .returns(desk.id, AuditEntryRecorded::customerId)
                .returns("CORRECTION", AuditEntryRecorded::reason);
        assertThat(desk.memory.entries().getFirst().details())
                .extracting(SealedDetail::field)
                .containsExactly("change.evidence");
    }

    @Test
    void correctsTheDayOfARelationshipThatHasEnded() {
        desk.vault.close(desk.id, DAY.plusDays(1));

        AwaitingDecision awaiting = desk.memory.get(propose(MANAGER, DAY, null, "DOSSIER-1"));

        assertThat(desk.state(awaiting.proposal().id())).isEqualTo(State.AWAITING_DECISION);
        refused(propose(MANAGER, DAY.plusDays(1), null, "DOSSIER-1"), "nothing-changes");
    }

    /** Refused before anything is read, so no attempt is recorded. */
    @ParameterizedTest
    @CsvSource({"2026-06-16, date-in-future", "1970-01-01, date-placeholder", "1949-12-31, date-too-early"})
    void refusesADayOnWhichNothingCanHaveEnded(LocalDate day, String code) {
        ProblemException refusal =
                desk.refused(Mono.defer(() -> propose(MANAGER, day, null, "DOSSIER-1")), "invalid-request");

        assertThat(refusal.fields()).containsExactly(new FieldProblem("endedOn", code));
    }

    @Test
    void refusesADayBeforeTheLastTransactionOrBirth() {
        assertThat(refused(propose(MANAGER, LocalDate.of(2026, 5, 31), null, "DOSSIER-1"), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("endedOn", "date-before-transaction"));

        desk.vault.dates().forget(desk.id);
        desk.vault.erase(desk.id, DataCategory.TRANSACTION);

        assertThat(refused(propose(MANAGER, LocalDate.of(1950, 1, 1), null, "DOSSIER-1"), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("endedOn", "date-before-birth"));
    }

    @Test
    void refusesADayBeforeATransactionThatWasErased() {
        desk.vault.erase(desk.id, DataCategory.TRANSACTION);

        refused(propose(MANAGER, LocalDate.of(2026, 5, 31), null, "DOSSIER-1"), "invalid-request");
    }

    @Test
    void wantsEvidence() {
        assertThat(refused(propose(MANAGER, DAY, "gone for years", null), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("evidence", "required"));
    }

    @Test
    void takesNoWordsAndNoEvidenceThatCannotBeKept() {
        desk.vault.restrict(desk.id, DataCategory.INTERACTION);

        assertThat(refused(propose(MANAGER, DAY, "gone for years", "DOSSIER-1"), "invalid-request")
                        .fields())
                .containsExactly(
                        new FieldProblem("reason.text", "cannot-be-kept"),
                        new FieldProblem("evidence", "cannot-be-kept"));
        UUID change =
                desk.memory.get(propose(MANAGER, DAY, null, null)).proposal().id();
        assertThat(desk.store.of(change).evidence()).isNull();
        assertThat(desk.memory.entries().getFirst().details()).isEmpty();
    }

    @Test
    void correctsNoDayWithoutEvidence() {
        desk.vault.close(desk.id, DAY.plusDays(1));
        desk.vault.restrict(desk.id, DataCategory.INTERACTION);

        refused(propose(MANAGER, DAY, null, null), "data-restricted");
    }

    @Test
    void correctsNoDayOfACustomerWhoseDealingsWereErased() {
        desk.vault.close(desk.id, DAY.plusDays(1));
        desk.vault.erase(desk.id, DataCategory.INTERACTION);

        refused(propose(MANAGER, DAY, null, "DOSSIER-1"), "data-erased");
        assertThat(desk.keys().destroyed(DataCategory.INTERACTION)).isTrue();
    }

    @Test
    void refusesAnotherVersionThanWasRead() {
        refused(proposing.propose(MANAGER, desk.id, version(2), end(DAY, null, "DOSSIER-1")), "stale-version");
    }

    @Test
    void refusesACustomerWhomSomebodyChangesMeanwhile() {
        desk.vault.store().beforeLock(() -> desk.vault.change(desk.id));

        refused(propose(MANAGER, DAY, null, "DOSSIER-1"), "stale-version");
    }

    @Test
    void hidesCustomersOutOfReach() {
        refused(propose(STRANGER, DAY, null, "DOSSIER-1"), "customer-not-found");
    }

    private static End end(LocalDate day, @Nullable String text, @Nullable String evidence) {
        return new End(day, new Reason(ReasonCode.CORRECTION, text), evidence);
    }

    private Mono<AwaitingDecision> propose(
            Caller caller, LocalDate day, @Nullable String text, @Nullable String evidence) {
        return proposing.propose(caller, desk.id, version(1), end(day, text, evidence));
    }

    private ProblemException refused(Mono<?> work, String code) {
        ProblemException refusal = desk.refused(work, code);
        assertThat(desk.memory.attempted()).containsExactly("customer.close.propose");
        return refusal;
    }
}

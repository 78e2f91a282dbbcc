package io.guanhu.customer.decision;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.OPERATIONS;
import static io.guanhu.customer.change.ChangeDesk.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.Suspecting;
import io.guanhu.customer.decision.Confirming.Result;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.Rejected;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.web.IfMatch;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A second person approves or rejects a change. */
class DecidingChangesTests {

    private static final String NEW_NAME = "萧改名";

    private final DecisionDesk decision = new DecisionDesk();
    private final ChangeDesk desk = decision.desk;

    @Test
    void putsInForceWhatIsApproved() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);

        Result result = desk.memory.get(decision.approve(change));

        assertThat(result.version()).isEqualTo(2);
        assertThat(desk.of(change))
                .isInstanceOfSatisfying(
                        Applied.class, applied -> assertThat(applied.by()).isEqualTo("E1190"));
        assertThat(desk.decisionText(change)).isEqualTo("compared");
        assertThat(desk.vault.of(desk.id)).isEqualTo(Somebody.with(desk.profile, BuiltIn.NAME, NEW_NAME));
        assertThat(desk.memory.announced(CustomerChanged.class))
                .singleElement()
                .returns(change, CustomerChanged::changeId);
        assertThat(desk.memory.entered()).containsExactly("customer.change.approve ALLOWED");
        assertThat(desk.memory.entries().getFirst())
                .returns("E1190", AuditEntryRecorded::actorId)
                .returns("CUSTOMER_REQUEST", AuditEntryRecorded::reason);
        assertThat(desk.memory.entries().getFirst().details())
                .extracting(SealedDetail::field)
                .containsExactly("name.before", "name.after");
    }

    @Test
    void changesNothingThatIsRejected() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);

        Result result = desk.memory.get(decision.decide(LEAD, change, 0, false, "not in the card"));

        assertThat(result.version()).isOne();
        assertThat(desk.of(change)).isInstanceOf(Rejected.class);
        assertThat(desk.decisionText(change)).isEqualTo("not in the card");
        assertThat(desk.vault.store().of(desk.id)).isEqualTo(desk.customer);
        assertThat(desk.vault.of(desk.id)).isEqualTo(desk.profile);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).containsExactly("customer.change.reject ALLOWED");
    }

    /** It would only end what no longer has a basis. */
    @Test
    void rejectsADifferenceFromAnEarlierVersion() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        desk.vault.change(desk.id);

        refused(decision.approve(change), "stale-version", "approve");
        desk.memory.get(decision.decide(LEAD, change, 0, false, "changed since"));

        assertThat(desk.state(change)).isEqualTo(State.REJECTED);
    }

    @Test
    void refusesTheMakerAsChecker() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);

        refused(decision.decide(MANAGER, change, 0, true, "mine"), "same-person", "approve");
        refused(decision.decide(MANAGER, change, 0, false, "mine"), "same-person", "reject");
    }

    @Test
    void decidesOnNothingThatWasNotConfirmed() {
        UUID change = desk.proposed(BuiltIn.NAME, NEW_NAME);

        refused(decision.approve(change), "change-not-open", "approve");
    }

    @Test
    void decidesOnNothingTwice() {
        UUID approved = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        UUID rejected = desk.awaiting(BuiltIn.NAME, "萧另名");
        desk.memory.get(decision.decide(LEAD, rejected, 0, false, "no"));
        desk.memory.get(decision.approve(approved));

        refused(decision.approve(approved), "change-not-open", "approve");
        refused(decision.decide(LEAD, approved, 0, false, "no"), "change-not-open", "reject");
        refused(decision.approve(rejected), "change-not-open", "approve");
    }

    @Test
    void decidesOnNothingThatIsTooOld() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        desk.memory.clock().pass(Duration.ofDays(7));

        refused(decision.approve(change), "change-expired", "approve");
    }

    @Test
    void refusesDecidersWhoHaveNotSeenTheChange() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        IfMatch ofOperations = new IfMatch(List.of(Suspecting.tagOf(OPERATIONS, change, 0)));

        refused(
                decision.confirming.decide(LEAD, desk.id, change, ofOperations, true, "compared"),
                "stale-version",
                "approve");
        refused(
                decision.confirming.decide(LEAD, desk.id, change, new IfMatch(List.of("*")), true, "compared"),
                "stale-version",
                "approve");
    }

    @Test
    void hidesCustomersOutOfReachAndUnknownChanges() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);

        refused(decision.decide(STRANGER, change, 0, true, "compared"), "customer-not-found", "approve");
        refused(decision.approve(UUID.randomUUID()), "change-not-found", "approve");
    }

    @Test
    void wantsAReason() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);

        assertThat(refused(decision.decide(LEAD, change, 0, true, null), "invalid-request", "approve")
                        .fields())
                .containsExactly(new FieldProblem("reason", "required"));
    }

    @Test
    void takesNoReasonThatCannotBeKept() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        desk.vault.restrict(desk.id, DataCategory.INTERACTION);

        assertThat(refused(decision.approve(change), "invalid-request", "approve")
                        .fields())
                .containsExactly(new FieldProblem("reason", "cannot-be-kept"));
        desk.memory.get(decision.decide(LEAD, change, 0, true, null));
        assertThat(desk.state(change)).isEqualTo(State.APPLIED);
    }

    /** The finding is kept although the step is refused: the person sees it next time. */
    @Test
    void showsTheDeciderAgainWhomTheCustomerNowResembles() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        comes(Somebody.with(alikeBy(BuiltIn.PHONE), BuiltIn.NAME, NEW_NAME));

        refused(decision.approve(change), "change-look-again", "approve");
        assertThat(desk.memory.get(desk.suspicions.of(change)).version()).isOne();
        refused(decision.approve(change), "stale-version", "approve");

        desk.memory.get(decision.decide(LEAD, change, 1, true, "compared"));
        assertThat(desk.state(change)).isEqualTo(State.APPLIED);
        assertThat(desk.suspicions.keptUntil(change)).isEmpty();
    }

    @Test
    void leavesADocumentThatTheBankKnowsToPeopleWhoSeeAllCustomers() {
        UUID change = desk.awaiting(BuiltIn.ID_NUMBER, Somebody.text(Somebody.number(2), BuiltIn.ID_NUMBER));
        desk.matching.list().erased(Somebody.number(2));

        refused(decision.approve(change), "document-for-operations", "approve");

        refused(decision.decide(OPERATIONS, change, 0, true, "compared"), "change-look-again", "approve");
        desk.memory.get(decision.decide(OPERATIONS, change, 1, true, "compared"));
        assertThat(desk.state(change)).isEqualTo(State.APPLIED);
    }

    /** A rejection needs no comparison with others. */
    @Test
    void rejectsWithoutLookingAgain() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        comes(Somebody.with(alikeBy(BuiltIn.PHONE), BuiltIn.NAME, NEW_NAME));

        desk.memory.get(decision.decide(LEAD, change, 0, false, "no"));

        assertThat(desk.state(change)).isEqualTo(State.REJECTED);
    }

    private Profile alikeBy(Field field) {
        return Somebody.with(Somebody.number(2), field, Somebody.text(desk.profile, field));
    }

    private void comes(Profile other) {
        desk.vault.customer(other, "SH/PUDONG/001");
    }

    private ProblemException refused(Mono<?> work, String code, String step) {
        ProblemException refusal = desk.refused(work, code);
        assertThat(desk.memory.attempted()).containsExactly("customer.change." + step);
        return refusal;
    }
}

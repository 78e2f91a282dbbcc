package io.guanhu.privacy.reading;

import static io.guanhu.privacy.reading.ReadingDesk.AUDITOR;
import static io.guanhu.privacy.reading.ReadingDesk.CLERK;
import static io.guanhu.privacy.reading.ReadingDesk.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.ConsequenceLine;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.lifecycle.CoolingOff;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Evidence;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.Reference;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingTests {

    private static final Assessment LAW = Assessments.restricting(LocalDate.of(2030, 1, 31), Category.MARKETING);

    private final ReadingDesk desk = new ReadingDesk();
    private final Filing filing = Filings.own(desk.customer, Memory.NOW, Category.MARKETING);
    private final UUID id = filing.requestId();
    private final UUID order = UUID.randomUUID();

    private void submitted() {
        desk.customers.reachedAt(desk.customer, "+8613800000000", "a@example.com");
        desk.customers.holding(desk.customer, "MARKETING");
        desk.put(new Submitted(filing), null);
    }

    private void executing() {
        desk.put(new Executing(filing, LAW, Executing.Step.AWAITING_RECEIPTS), order);
        desk.memory.run(desk.docket.requests().assess(id, LAW));
    }

    private void notShown(Caller caller, UUID request) {
        assertThat(desk.memory
                        .refusal(desk.reading.show(request, Locale.ENGLISH, caller))
                        .code())
                .isEqualTo("privacy-request-not-found");
        assertThat(desk.memory.attempted()).containsExactly("privacy-request.read");
    }

    @Test
    void showsARequestToItsCustomer() {
        submitted();

        RequestView view = desk.shown(id, desk.self);

        assertThat(view.id()).isEqualTo(id);
        assertThat(view.reference()).isEqualTo(Reference.of(id));
        assertThat(view.customerId()).isEqualTo(desk.customer);
        assertThat(view.state()).isEqualTo(State.SUBMITTED);
        assertThat(view.reason().text()).isEqualTo("moving away");
        assertThat(view.policyVersion()).isEqualTo(4);
        assertThat(view.version()).isEqualTo(7);
        assertThat(view.expiresAt()).isEqualTo(filing.expiresAt());
        assertThat(view.overdue()).isFalse();
        assertThat(view.decision()).isNull();
        assertThat(view.certificate()).isFalse();
        assertThat(desk.memory.attempted()).isEmpty();
    }

    @Test
    void showsNothingToStrangers() {
        submitted();

        notShown(Callers.customer(UUID.randomUUID()), id);
        notShown(CLERK, UUID.randomUUID());
    }

    @Test
    void showsWhatIsHiddenToComplianceAlone() {
        Filing hidden = filing.released(
                id,
                Set.of(Category.MARKETING),
                true,
                Memory.NOW,
                LocalDate.ofInstant(Memory.NOW, desk.memory.clock().getZone()));
        desk.put(new Executing(hidden, LAW, Executing.Step.ORDERING), order);

        notShown(CLERK, id);
        notShown(desk.self, id);
        assertThat(desk.shown(id, OFFICER).state()).isEqualTo(State.EXECUTING);
    }

    @Test
    void tellsWhatTheLawOfTheDaySaysUntilItIsFixed() {
        submitted();
        assertThat(treatment()).containsExactly(Verdict.ERASE);

        desk.law.hold(desk.customer, Category.MARKETING);
        assertThat(treatment()).doesNotContain(Verdict.ERASE);
        desk.law.lift(desk.customer);

        executing();
        assertThat(treatment()).containsExactly(Verdict.RESTRICT);
    }

    private List<Verdict> treatment() {
        return desk.shown(id, desk.self).consequences().stream()
                .map(ConsequenceLine::treatment)
                .toList();
    }

    @Test
    void tellsStaffWhoChangedAContactUntilItIsDecided() {
        Filing handled = Filings.takenDown(desk.customer, Channel.HOTLINE, "E9001", Memory.NOW, Category.MARKETING);
        desk.customers.holding(desk.customer, "MARKETING");
        desk.customers.phoneChangedBy(desk.customer, "E9001", "E9002");
        UUID request = desk.put(new Submitted(handled), null);

        assertThat(desk.shown(request, OFFICER).contactChanges())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.field()).isEqualTo("phone");
                    assertThat(change.by()).containsExactlyInAnyOrder("E9001", "E9002");
                    assertThat(change.byHandler()).isTrue();
                });
        assertThat(desk.shown(request, desk.self).contactChanges()).isNull();

        desk.put(new Executing(handled, LAW, Executing.Step.ORDERING), order);
        assertThat(desk.shown(request, OFFICER).contactChanges()).isNull();
    }

    @Test
    void reportsThatNoHandlerChangedAContact() {
        submitted();
        desk.customers.phoneChangedBy(desk.customer, "E9002", "E9003");

        assertThat(desk.shown(id, OFFICER).contactChanges())
                .singleElement()
                .returns(false, RequestView.ContactChange::byHandler);
    }

    @Test
    void showsPeoplesWordsToThoseWhoHandleThemUntilTheyAreErased() {
        submitted();

        assertThat(desk.shown(id, CLERK).reason().text()).isEqualTo("moving away");
        assertThat(desk.shown(id, OFFICER).reason().text()).isEqualTo("moving away");
        assertThat(desk.shown(id, AUDITOR).reason().text()).isNull();

        desk.memory.get(desk.memory.keyring().destroy(id, Set.of(DataCategory.INTERACTION)));
        assertThat(desk.shown(id, desk.self).reason().text()).isNull();
    }

    @Test
    void showsEvidenceToStaff() {
        submitted();
        var shown = new StoredRequest.Shown(
                new Evidence(Evidence.Kind.SIGNED_FORM, "E9001", true),
                Memory.NOW,
                desk.sealed(id, "evidence", "archive 7"));
        desk.docket
                .requests()
                .change(
                        id,
                        before ->
                                new StoredRequest(before.request(), Locale.ENGLISH, null, null, shown, null, null, 1));

        assertThat(desk.shown(id, OFFICER).evidence())
                .isEqualTo(new RequestView.Evidence(Evidence.Kind.SIGNED_FORM, "archive 7", "E9001", Memory.NOW, true));
        assertThat(desk.shown(id, AUDITOR).evidence()).isNotNull().returns(null, RequestView.Evidence::reference);
        assertThat(desk.shown(id, desk.self).evidence()).isNull();
    }

    @Test
    void tellsWhyARequestWasRefusedAndHowToSue() {
        desk.put(new Ended(filing, State.REJECTED), null);
        var refused = new StoredRequest.Refused(
                desk.sealed(id, "decision", "a claim"), desk.sealed(id, "citation", "art. 47"));
        desk.docket
                .requests()
                .change(
                        id,
                        before -> new StoredRequest(
                                before.request(), Locale.ENGLISH, null, refused, null, null, null, 1));
        note(State.AWAITING_APPROVAL, State.REJECTED);

        assertThat(desk.shown(id, desk.self).decision()).isNotNull().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(RequestView.Outcome.REJECTED);
            assertThat(decision.decidedAt()).isEqualTo(Memory.NOW);
            assertThat(decision.reason()).isEqualTo("a claim");
            assertThat(decision.citation()).isEqualTo("art. 47");
            assertThat(decision.rightToSue()).isNotBlank();
        });
        assertThat(desk.shown(id, AUDITOR).decision()).isNotNull().returns(null, RequestView.Decision::reason);
    }

    private void note(State from, State to) {
        desk.memory.run(desk.docket
                .requests()
                .note(id, new Advanced(from, to, Memory.NOW, new Actor(Actor.Type.STAFF, "E9101"))));
    }

    @Test
    void tellsHowFarAnErasureIs() {
        executing();
        note(State.AWAITING_APPROVAL, State.EXECUTING);
        desk.store.receipts.add(
                new ReadingStore.Finding("customer-service", "rows", "CONTACT", "ERASED", 3, 0, Memory.NOW));
        desk.store.missing.add("audit-service");
        desk.store.outcome = new ReadingStore.Outcome(17L, true, Memory.NOW);

        RequestView view = desk.shown(id, desk.self);

        assertThat(view.receipts())
                .containsExactly(
                        new RequestView.Receipt("customer-service", "rows", "CONTACT", "ERASED", 3, 0, Memory.NOW));
        assertThat(view.waitingFor()).containsExactly("audit-service");
        assertThat(view.ledgerPosition()).isEqualTo(17);
        assertThat(view.certificate()).isTrue();
        assertThat(view.expiresAt()).isNull();
        assertThat(view.decision()).isNotNull().returns(RequestView.Outcome.APPROVED, RequestView.Decision::outcome);
        assertThat(view.history())
                .containsExactly(new RequestView.Step(State.AWAITING_APPROVAL, State.EXECUTING, Memory.NOW, "E9101"));
    }

    @Test
    void tellsUntilWhenTheCustomerMayThinkAgain() {
        submitted();
        desk.put(new CoolingOff(filing, LAW, Memory.NOW.plusSeconds(60)), null);

        assertThat(desk.shown(id, desk.self))
                .returns(Memory.NOW.plusSeconds(60), RequestView::coolingOffUntil)
                .returns(null, RequestView::expiresAt);
    }

    @Test
    void isOverdueAfterItsDeadlineUntilItHasEnded() {
        executing();
        desk.memory
                .clock()
                .set(filing.deadline()
                        .atTime(23, 59)
                        .atZone(desk.memory.clock().getZone())
                        .toInstant());
        assertThat(desk.shown(id, desk.self).overdue()).isFalse();

        desk.memory.clock().pass(Duration.ofMinutes(1));
        assertThat(desk.shown(id, desk.self).overdue()).isTrue();

        desk.put(new Ended(filing, State.COMPLETED), order);
        assertThat(desk.shown(id, desk.self).overdue()).isFalse();
    }

    @Test
    void isOverdueIfAHolderDoesNotAnswerInTime() {
        executing();
        desk.store.missing.add("audit-service");
        desk.store.orderedAt(Memory.NOW.minus(ReadingDesk.HOLDER_DEADLINE));
        assertThat(desk.shown(id, desk.self).overdue()).isFalse();

        desk.store.orderedAt(Memory.NOW.minus(ReadingDesk.HOLDER_DEADLINE).minusSeconds(1));
        assertThat(desk.shown(id, desk.self).overdue()).isTrue();

        desk.store.missing.clear();
        assertThat(desk.shown(id, desk.self).overdue()).isFalse();
    }
}

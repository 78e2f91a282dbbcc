package io.guanhu.customer.proposal;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.STRANGER;
import static io.guanhu.customer.change.ChangeDesk.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.Reason;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.change.Patch;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.probing.InMemoryAttempts;
import io.guanhu.customer.proposal.Proposing.Difference;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class ProposingTests {

    private static final Reason REASON = new Reason(ReasonCode.CUSTOMER_REQUEST, "asked for it");
    private static final Reason WITHOUT_WORDS = new Reason(ReasonCode.CORRECTION, null);
    private static final String NEW_PHONE = "+8614200000099";

    private final ChangeDesk desk = new ChangeDesk();
    private final InMemoryAttempts attempts = new InMemoryAttempts(desk.memory);
    private final Proposing proposing = new Proposing(
            desk.vault.customers(),
            desk.vault.profiles(),
            desk.store,
            desk.details,
            desk.suspecting,
            attempts.attempts(),
            desk.memory.keyring(),
            desk.memory.acts(),
            ChangeDesk.SETTINGS,
            desk.memory.ids(),
            desk.memory.clock());

    @Test
    void keepsTheDifferenceAndChangesNothingYet() {
        Difference difference = desk.memory.get(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE));

        UUID change = difference.change().proposal().id();
        FieldChange expected =
                new FieldChange(BuiltIn.PHONE, desk.profile.get(BuiltIn.PHONE).orElseThrow(), new Text(NEW_PHONE));
        assertThat(difference.diff()).containsExactly(expected);
        assertThat(desk.diff(change)).containsExactly(expected);
        assertThat(desk.of(change)).isEqualTo(difference.change());
        assertThat(difference.change().expiresAt()).isEqualTo(Memory.NOW.plus(Duration.ofDays(1)));
        assertThat(difference.change().proposal())
                .isEqualTo(new Proposal(
                        change, desk.id, 1, "E1101", Memory.NOW, false, ReasonCode.CUSTOMER_REQUEST, null));
        assertThat(desk.reasonText(change)).isEqualTo("asked for it");
        assertThat(desk.vault.of(desk.id)).isEqualTo(desk.profile);
        assertThat(desk.vault.store().of(desk.id)).isEqualTo(desk.customer);
        assertThat(desk.memory.announced()).isEmpty();
    }

    @Test
    void entersWhatIsProposedSealed() {
        desk.memory.get(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE));

        assertThat(desk.memory.entered()).containsExactly("customer.change.propose ALLOWED");
        assertThat(desk.memory.entries().getFirst())
                .returns("E1101", AuditEntryRecorded::actorId)
                .returns(desk.id, AuditEntryRecorded::customerId)
                .returns("CUSTOMER_REQUEST", AuditEntryRecorded::reason);
        assertThat(desk.memory.entries().getFirst().details())
                .extracting(SealedDetail::field)
                .containsExactly("phone.before", "phone.after");
        assertThat(attempts.sent(MANAGER)).isOne();
        assertThat(attempts.met(MANAGER)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "name, 萧改名, true",
        "idNumber, 110101199003070038, true",
        "lastTransactionOn, 2026-06-02, true",
        "address, 北京市海淀区青瓦巷1号, false"
    })
    void needsASecondPersonForWhoTheCustomerIsAndHowLongDataIsKept(String field, String text, boolean second) {
        Difference difference = desk.memory.get(propose(MANAGER, field(field), text));

        assertThat(difference.change().proposal().needsSecondPerson()).isEqualTo(second);
        assertThat(difference.suspect()).isFalse();
    }

    @Test
    void removesAFieldAndKeepsNoTextIfNoneWasGiven() {
        Patch patch = new Patch(Map.of(BuiltIn.EMAIL, Optional.empty()));

        Difference difference = desk.memory.get(proposing.propose(MANAGER, desk.id, version(1), patch, WITHOUT_WORDS));

        UUID change = difference.change().proposal().id();
        assertThat(desk.diff(change))
                .containsExactly(new FieldChange(
                        BuiltIn.EMAIL, desk.profile.get(BuiltIn.EMAIL).orElseThrow(), null));
        assertThat(desk.store.of(change).reason()).isNull();
    }

    /** The customer has new dealings with the bank, and so a new key. */
    @Test
    void givesAnActiveCustomerNewDataOfAnErasedCategory() {
        desk.vault.erase(desk.id, DataCategory.CONTACT);

        Difference difference = desk.memory.get(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE));

        assertThat(desk.keys().generation(DataCategory.CONTACT)).hasValue(2);
        assertThat(difference.diff()).containsExactly(new FieldChange(BuiltIn.PHONE, null, new Text(NEW_PHONE)));
    }

    @Test
    void severalChangesMayBeOpenAtOnce() {
        UUID one = desk.memory
                .get(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE))
                .change()
                .proposal()
                .id();
        UUID other = desk.memory
                .get(propose(LEAD, BuiltIn.PHONE, NEW_PHONE))
                .change()
                .proposal()
                .id();

        assertThat(desk.state(one)).isEqualTo(State.PROPOSED);
        assertThat(desk.state(other)).isEqualTo(State.PROPOSED);
    }

    @Test
    void hidesCustomersOutOfReach() {
        refused(propose(STRANGER, BuiltIn.PHONE, NEW_PHONE), "customer-not-found");
        refused(
                proposing.propose(MANAGER, UUID.randomUUID(), version(1), patch(BuiltIn.PHONE, NEW_PHONE), REASON),
                "customer-not-found");
    }

    @Test
    void refusesAnotherVersionThanWasRead() {
        refused(
                proposing.propose(MANAGER, desk.id, version(7), patch(BuiltIn.PHONE, NEW_PHONE), REASON),
                "stale-version");
        assertThat(attempts.sent(MANAGER)).isZero();
    }

    @Test
    void refusesACustomerWhomSomebodyChangesMeanwhile() {
        desk.vault.store().beforeLock(() -> desk.vault.change(desk.id));

        refused(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE), "stale-version");
    }

    @Test
    void refusesWhatIsRestrictedMeanwhile() {
        desk.vault.store().beforeLock(() -> desk.vault.restrict(desk.id, DataCategory.CONTACT));

        refused(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE), "data-restricted");
    }

    @Test
    void refusesWhatIsThereAlready() {
        refused(propose(MANAGER, BuiltIn.PHONE, "+8614200000001"), "nothing-changes");
    }

    @Test
    void refusesRestrictedData() {
        desk.vault.restrict(desk.id, DataCategory.CONTACT);

        refused(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE), "data-restricted");
    }

    @Test
    void aFormerCustomerGetsNoNewDataOfAnErasedCategory() {
        desk.vault.close(desk.id, LocalDate.of(2026, 6, 10));
        desk.vault.erase(desk.id, DataCategory.CONTACT);

        refused(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE), "data-erased");
        assertThat(desk.keys().destroyed(DataCategory.CONTACT)).isTrue();
    }

    @Test
    void takesNoWordsThatCannotBeKept() {
        desk.vault.restrict(desk.id, DataCategory.INTERACTION);

        assertThat(refused(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("reason.text", "cannot-be-kept"));
        desk.memory.get(
                proposing.propose(MANAGER, desk.id, version(1), patch(BuiltIn.PHONE, NEW_PHONE), WITHOUT_WORDS));
    }

    @Test
    void refusesADocumentNumberOfAnotherType() {
        assertThat(refused(propose(MANAGER, BuiltIn.ID_NUMBER, "E12345678"), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("patch.idNumber", "resident-id-format"));
    }

    @Test
    void refusesATransactionBeforeBirthOrAfterTheEnd() {
        assertThat(refused(propose(MANAGER, BuiltIn.LAST_TRANSACTION_ON, "1950-01-01"), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("patch.lastTransactionOn", "date-before-birth"));

        desk.vault.close(desk.id, LocalDate.of(2026, 6, 10));

        assertThat(refused(propose(MANAGER, BuiltIn.LAST_TRANSACTION_ON, "2026-06-11"), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("patch.lastTransactionOn", "date-after-end"));
    }

    @Test
    void doesNotCountRequestsBeyondTheLimit() {
        attempts.exhaust(MANAGER);

        refused(propose(MANAGER, BuiltIn.PHONE, NEW_PHONE), "too-many-requests");
        assertThat(attempts.sent(MANAGER)).isZero();
        desk.memory.get(propose(LEAD, BuiltIn.PHONE, NEW_PHONE));
    }

    private static Field field(String code) {
        return Fields.builtIn().of(code).orElseThrow();
    }

    private static Patch patch(Field field, String text) {
        return new Patch(Map.of(field, Optional.of(new Text(text))));
    }

    private Mono<Difference> propose(Caller caller, Field field, String text) {
        return proposing.propose(caller, desk.id, version(1), patch(field, text), REASON);
    }

    private ProblemException refused(Mono<?> work, String code) {
        ProblemException refusal = desk.refused(work, code);
        assertThat(desk.memory.attempted()).containsExactly("customer.change.propose");
        return refusal;
    }
}

package io.guanhu.customer.decision;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.messages.ParticularsStore.Particulars;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.CustomerEvents.ChangedField;
import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.testing.Memory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ApplyingTests {

    private static final UUID CHANGE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String NEW_PHONE = "+8614200000099";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    private final DecisionDesk decision = new DecisionDesk();
    private final ChangeDesk desk = decision.desk;

    @Test
    void tellsTheFieldsAndTheNewVersionButNoValue() {
        desk.memory.run(apply(change(BuiltIn.NAME, "萧改名"), change(BuiltIn.ADDRESS, null)));

        assertThat(desk.memory.announced(CustomerChanged.class))
                .containsExactly(new CustomerChanged(
                        desk.id,
                        CHANGE,
                        List.of(
                                new ChangedField("name", DataCategory.IDENTITY),
                                new ChangedField("address", DataCategory.CONTACT)),
                        2,
                        Memory.NOW));
        assertThat(desk.vault.store().of(desk.id).version()).isEqualTo(2);
        assertThat(desk.vault.of(desk.id).text(BuiltIn.NAME)).contains("萧改名");
        assertThat(desk.vault.of(desk.id).get(BuiltIn.ADDRESS)).isEmpty();
        assertThat(desk.vault.of(desk.id).get(BuiltIn.EMAIL)).isPresent();
    }

    @Test
    void makesTheCustomerFoundByTheNewValueAlone() {
        Profile after = Somebody.with(desk.profile, BuiltIn.PHONE, NEW_PHONE);

        desk.memory.run(apply(change(BuiltIn.PHONE, NEW_PHONE)));

        assertThat(desk.vault.tokens().having(after)).containsExactly(desk.id);
        assertThat(desk.vault.tokens().having(desk.profile)).isEmpty();
    }

    @Test
    void writesToTheNewPhoneWhatHasChangedAndToTheOldThatItIsNoLongerTheirs() {
        desk.memory.run(apply(change(BuiltIn.PHONE, NEW_PHONE), change(BuiltIn.ADDRESS, "北京市海淀区青瓦巷1号")));

        NotificationRequested toOld = message("contact-changed-old").orElseThrow();
        assertThat(toOld)
                .returns(Channel.SMS, NotificationRequested::channel)
                .returns("customer-service", NotificationRequested::particulars)
                .returns(Purpose.LEGAL_NOTICE, NotificationRequested::purpose);
        Particulars kept = desk.messages.keptFor(toOld.notificationId()).orElseThrow();
        assertThat(kept.customerId()).isEqualTo(desk.id);
        assertThat(kept.phone(desk.keys())).isEqualTo(Somebody.text(desk.profile, BuiltIn.PHONE));
        assertThat(message("customer-changed").orElseThrow())
                .returns(Channel.SMS, NotificationRequested::channel)
                .returns(null, NotificationRequested::particulars)
                .returns(Map.of("fields", "手机、地址"), NotificationRequested::parameters);
    }

    @Test
    void writesToTheOldAddressOfAnEmail() {
        desk.memory.run(apply(change(BuiltIn.EMAIL, null)));

        NotificationRequested toOld = message("contact-changed-old").orElseThrow();
        assertThat(toOld.channel()).isEqualTo(Channel.EMAIL);
        assertThat(desk.messages.keptFor(toOld.notificationId()).orElseThrow().email(desk.keys()))
                .isEqualTo(Somebody.text(desk.profile, BuiltIn.EMAIL));
        assertThat(message("customer-changed").orElseThrow().channel()).isEqualTo(Channel.SMS);
    }

    @Test
    void writesToNobodyAboutAFirstPhone() {
        desk.memory.run(apply(new FieldChange(BuiltIn.PHONE, null, new Text(NEW_PHONE))));

        assertThat(message("contact-changed-old")).isEmpty();
    }

    /** The email address remains in use. */
    @Test
    void sendsNoSmsToALandline() {
        desk.memory.run(apply(change(BuiltIn.PHONE, "+861065529988")));

        assertThat(message("customer-changed").orElseThrow().channel()).isEqualTo(Channel.EMAIL);
        assertThat(message("contact-changed-old")).isPresent();
    }

    @Test
    void writesToNobodyWhoHasNoContactLeft() {
        desk.memory.run(apply(change(BuiltIn.PHONE, null), change(BuiltIn.EMAIL, null)));

        assertThat(message("customer-changed")).isEmpty();
        assertThat(desk.memory.announced(NotificationRequested.class)).hasSize(2);
    }

    @Test
    void tellsTheCustomerNothingOfFieldsThatAreNotAnnounced() {
        desk.memory.run(apply(change(BuiltIn.NAME, "萧改名")));

        assertThat(desk.memory.announced()).containsExactly("customer.changed.v1");
    }

    @Test
    void keepsTheDayOfTheLastTransactionForRetention() {
        desk.memory.run(apply(change(BuiltIn.LAST_TRANSACTION_ON, "2026-06-02")));

        assertThat(desk.vault.dates().all()).containsEntry(desk.id, LocalDate.of(2026, 6, 2));
    }

    @Test
    void endsTheRelationship() {
        List<AuditEntry> recorded = desk.memory.get(applyEnd(DAY));

        assertThat(desk.vault.store().of(desk.id))
                .returns(CustomerStatus.CLOSED, Customer::status)
                .returns(DAY, Customer::relationshipEndedOn)
                .returns(2L, Customer::version);
        assertThat(desk.memory.announced()).hasSize(1);
        assertThat(desk.memory.announced(CustomerStatusChanged.class))
                .containsExactly(new CustomerStatusChanged(desk.id, Status.CLOSED, DAY, Memory.NOW));
        assertThat(recorded)
                .containsExactly(
                        AuditEntry.onCustomer(LEAD, "customer.close", desk.id).withReason("CORRECTION"));
    }

    @Test
    void correctsTheDayOfAnEndUnderANameOfItsOwn() {
        desk.vault.close(desk.id, DAY.minusDays(1));

        List<AuditEntry> recorded = desk.memory.get(applyEnd(DAY));

        assertThat(desk.vault.store().of(desk.id).relationshipEndedOn()).isEqualTo(DAY);
        assertThat(recorded).extracting(AuditEntry::action).containsExactly("customer.close.correct");
    }

    @Test
    void endsNothingBeforeATransactionThatCameSince() {
        desk.vault.dates().traded(desk.id, DAY.plusDays(1));

        desk.refused(applyEnd(DAY), "invalid-request");
    }

    @Test
    void correctsNothingToTheDayThatIsRecorded() {
        desk.vault.close(desk.id, DAY);

        desk.refused(applyEnd(DAY), "nothing-changes");
    }

    private FieldChange change(Field field, @Nullable String after) {
        return new FieldChange(field, desk.profile.get(field).orElseThrow(), after == null ? null : new Text(after));
    }

    private Mono<List<AuditEntry>> apply(FieldChange... changes) {
        return apply(null, List.of(changes));
    }

    private Mono<List<AuditEntry>> applyEnd(LocalDate day) {
        return apply(day, List.of());
    }

    /** As the last step of a change does it: in a transaction, with the customer's keys at hand. */
    private Mono<List<AuditEntry>> apply(@Nullable LocalDate endsOn, List<FieldChange> changes) {
        Proposal proposal = new Proposal(CHANGE, desk.id, 1, "E1101", Memory.NOW, true, ReasonCode.CORRECTION, endsOn);
        Applied applied = new Applied(proposal, "E1190", Memory.NOW, 2);
        return Mono.defer(() -> desk.memory
                .keyring()
                .sealing(
                        List.of(desk.id),
                        Customers.CATEGORIES,
                        decision.applying.apply(LEAD, desk.dossier(), applied, changes)));
    }

    private Optional<NotificationRequested> message(String template) {
        return desk.memory.announced(NotificationRequested.class).stream()
                .filter(each -> each.template().equals(template))
                .findFirst();
    }
}

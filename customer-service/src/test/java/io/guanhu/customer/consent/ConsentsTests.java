package io.guanhu.customer.consent;

import static io.guanhu.customer.model.ConsentPurpose.MARKETING_SMS;
import static io.guanhu.customer.model.ConsentPurpose.PROFILING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.customer.consent.ConsentStore.StoredConsent;
import io.guanhu.customer.consent.Consents.Held;
import io.guanhu.customer.consent.Consents.Wish;
import io.guanhu.customer.messages.InMemoryMessages;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.IfMatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ConsentsTests {

    private static final Caller LEAD = Callers.lead("E1190", "BJ/CHAOYANG");
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 6, 14);

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final InMemoryConsentStore store = new InMemoryConsentStore(memory);
    private final Consents consents = new Consents(
            vault.customers(),
            vault.profiles(),
            store,
            new InMemoryMessages(memory).announcements(),
            memory.keyring(),
            vault.json(),
            memory.outbox(),
            memory.clock());
    private final UUID id = vault.customer(Somebody.number(1)).id();
    private final Caller customer = Callers.customer(id);

    @Test
    void whatWasNeverGivenIsNoConsent() {
        Held held = memory.get(consents.read(LEAD, id, MARKETING_SMS));

        assertThat(held.consent().granted()).isFalse();
        assertThat(held.consent().version()).isZero();
        assertThat(held.evidence()).isNull();
        assertThat(memory.entered()).containsExactly("customer.consent.read ALLOWED");
        assertThat(memory.entries().getFirst()).returns(id + "/MARKETING_SMS", AuditEntryRecorded::resourceId);
    }

    @Test
    void customersGiveAndWithdrawTheirOwn() {
        memory.get(change(customer, 0, true, null));

        assertThat(stored())
                .returns(true, StoredConsent::granted)
                .returns(1L, StoredConsent::version)
                .returns(id.toString(), StoredConsent::changedBy)
                .returns(Memory.NOW, StoredConsent::changedAt)
                .returns(null, StoredConsent::evidence);

        memory.get(change(customer, 1, false, null));

        assertThat(stored()).returns(false, StoredConsent::granted).returns(2L, StoredConsent::version);
        assertThat(memory.entries())
                .extracting(AuditEntryRecorded::action, AuditEntryRecorded::reason)
                .containsExactly(
                        tuple("customer.consent.change", "GRANTED"), tuple("customer.consent.change", "WITHDRAWN"));
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void staffRecordAConsentOnEvidenceAndTheCustomerHearsOfIt() {
        Held held = memory.get(change(LEAD, 0, true, "FORM-1"));

        assertThat(held.evidence()).isEqualTo("FORM-1");
        assertThat(stored().changedBy()).isEqualTo("E1190");
        assertThat(memory.get(consents.read(LEAD, id, MARKETING_SMS)).evidence())
                .isEqualTo("FORM-1");
        assertThat(memory.announced(NotificationRequested.class))
                .singleElement()
                .returns("consent-recorded", NotificationRequested::template)
                .returns(id, NotificationRequested::customerId)
                .returns(Channel.SMS, NotificationRequested::channel)
                .returns(Map.of("sms", "yes"), NotificationRequested::parameters);
        AuditEntryRecorded entry = memory.entries().getFirst();
        assertThat(entry.reason()).isEqualTo("GRANTED_ON_EVIDENCE");
        assertThat(entry.details())
                .singleElement()
                .returns(DataCategory.MARKETING, SealedDetail::category)
                .returns("consent.evidence", SealedDetail::field);
    }

    @Test
    void staffRecordAWithdrawalOnTheCustomersWord() {
        memory.get(change(LEAD, 0, true, "FORM-1"));
        memory.get(change(LEAD, 1, false, null));

        assertThat(stored()).returns(false, StoredConsent::granted).returns(null, StoredConsent::evidence);
        assertThat(memory.entries().getLast())
                .returns("WITHDRAWN_FOR_CUSTOMER", AuditEntryRecorded::reason)
                .returns(List.of(), AuditEntryRecorded::details);
        assertThat(memory.announced()).hasSize(1);
    }

    @Test
    void recordsAConsentOfACustomerWithoutContacts() {
        vault.erase(id, DataCategory.CONTACT);

        memory.get(change(LEAD, 0, true, "FORM-1"));

        assertThat(stored().granted()).isTrue();
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void eachPurposeIsAConsentOfItsOwn() {
        memory.get(change(customer, 0, true, null));

        assertThat(memory.get(consents.read(customer, id, PROFILING)).consent().granted())
                .isFalse();
        memory.get(consents.change(customer, id, version(0), new Wish(PROFILING, true, null)));
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void refusesAnotherVersionThanWasRead() {
        memory.get(change(customer, 0, true, null));

        refused(change(customer, 0, false, null), "stale-version");
        refused(change(LEAD, 2, false, null), "stale-version");
    }

    @Test
    void staffNeedEvidenceAndCustomersSendNone() {
        assertThat(refusedUnread(() -> change(LEAD, 0, true, null)).fields())
                .containsExactly(new FieldProblem("evidence", "required"));
        assertThat(refusedUnread(() -> change(customer, 0, true, "FORM-1")).fields())
                .containsExactly(new FieldProblem("evidence", "only-of-staff"));
    }

    @Test
    void hidesCustomersOutOfReach() {
        Caller stranger = Callers.lead("E2190", "SH/PUDONG");

        refused(change(stranger, 0, false, null), "customer-not-found");
        refused(change(Callers.customer(UUID.randomUUID()), 0, false, null), "customer-not-found");
        assertThat(memory.refusal(consents.read(stranger, id, MARKETING_SMS)).code())
                .isEqualTo("customer-not-found");
        assertThat(memory.attempted()).containsExactly("customer.consent.read");
    }

    @Test
    void refusesRestrictedConsents() {
        vault.restrict(id, DataCategory.MARKETING);

        refused(change(customer, 0, true, null), "data-restricted");
        assertThat(memory.refusal(consents.read(LEAD, id, MARKETING_SMS)).code())
                .isEqualTo("data-restricted");
    }

    @Test
    void refusesWhatIsRestrictedMeanwhile() {
        vault.store().beforeLock(() -> vault.restrict(id, DataCategory.MARKETING));

        refused(change(customer, 0, true, null), "data-restricted");
    }

    @Test
    void anActiveCustomerConsentsAgainAfterAnErasureAndAFormerOneDoesNot() {
        vault.erase(id, DataCategory.MARKETING);

        memory.get(change(LEAD, 0, true, "FORM-1"));
        assertThat(memory.keys().of(id).generation(DataCategory.MARKETING)).hasValue(2);

        UUID former = vault.customer(Somebody.number(2)).id();
        vault.close(former, YESTERDAY);
        vault.erase(former, DataCategory.MARKETING);
        refused(consents.change(LEAD, former, version(0), new Wish(MARKETING_SMS, true, "FORM-2")), "data-erased");
        assertThat(memory.keys().of(former).destroyed(DataCategory.MARKETING)).isTrue();
    }

    private static IfMatch version(long version) {
        return new IfMatch(List.of(IfMatch.etagOf(version)));
    }

    private Mono<Held> change(Caller caller, long version, boolean granted, @Nullable String evidence) {
        return consents.change(caller, id, version(version), new Wish(MARKETING_SMS, granted, evidence));
    }

    private StoredConsent stored() {
        return memory.get(store.find(id, MARKETING_SMS));
    }

    private void refused(Mono<?> work, String code) {
        Map<?, StoredConsent> before = store.all();
        List<String> announced = memory.announced();
        List<String> entered = memory.entered();

        assertThat(memory.refusal(work).code()).isEqualTo(code);

        assertThat(memory.attempted()).containsExactly("customer.consent.change");
        assertThat(store.all()).isEqualTo(before);
        assertThat(memory.announced()).isEqualTo(announced);
        assertThat(memory.entered()).isEqualTo(entered);
    }

    /** Refused by what was sent alone. */
    private ProblemException refusedUnread(Supplier<Mono<?>> change) {
        ProblemException refusal = memory.refusal(Mono.defer(change));
        assertThat(refusal.code()).isEqualTo("invalid-request");
        assertThat(store.all()).isEmpty();
        assertThat(memory.entered()).isEmpty();
        return refusal;
    }
}

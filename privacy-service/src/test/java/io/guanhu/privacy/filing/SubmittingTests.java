package io.guanhu.privacy.filing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.calendar.Calendars;
import io.guanhu.privacy.calendar.InMemoryCalendars;
import io.guanhu.privacy.command.InMemoryCommands;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.filing.Submitting.Wish;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.policy.InMemoryPolicies;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SubmittingTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Caller SELF = Callers.customer(CUSTOMER);
    private static final Caller CLERK = Callers.staff("E9001", "BJ", Roles.COMPLIANCE_OFFICER);

    private final Memory memory = new Memory("privacy-service");
    private final KnownCustomers customers = new KnownCustomers();
    private final InMemoryDocket docket = new InMemoryDocket(memory);

    @Test
    void filesTheCustomersOwnRequest() {
        Filing filing = memory.get(submit(wish(Channel.APP, null, null), SELF));

        assertThat(docket.requests().of(filing.requestId()).request()).isEqualTo(new Submitted(filing));
        assertThat(filing.customerId()).isEqualTo(CUSTOMER);
        assertThat(filing.deadline()).as("15 working days after a Monday").isEqualTo(LocalDate.of(2026, 7, 6));
        assertThat(filing.expiresAt()).isEqualTo(Memory.NOW.plus(Duration.ofDays(7)));
        assertThat(filing.handlers()).isEmpty();
        assertThat(docket.requests().passedThrough(filing.requestId())).containsExactly(State.SUBMITTED);
        assertThat(memory.announced(RequestAdvanced.class))
                .extracting(RequestAdvanced::requestId)
                .containsExactly(filing.requestId());
        assertThat(memory.entered()).containsExactly("privacy-request.submit ALLOWED");
    }

    @Test
    void tellsTheCustomerByEveryWay() {
        memory.get(submit(wish(Channel.APP, null, null), SELF));

        assertThat(memory.announced(NotificationRequested.class))
                .allMatch(each -> each.template().equals("erasure-submitted"))
                .extracting(NotificationRequested::channel)
                .containsExactly(NotificationEvents.Channel.SMS, NotificationEvents.Channel.EMAIL);
    }

    @Test
    void sealsWhatThePersonWroteAndMakesNoKeyForNothing() {
        UUID spoken = memory.get(submit(wish(Channel.APP, "  ", null), SELF)).requestId();
        assertThat(docket.requests().of(spoken).sealedReason()).isNull();
        assertThat(memory.keys().of(spoken).living(DataCategory.INTERACTION)).isFalse();

        Caller other = Callers.customer(UUID.randomUUID());
        UUID written = memory.get(submit(wish(Channel.APP, "no more calls", null), other))
                .requestId();
        byte[] sealed = requireNonNull(docket.requests().of(written).sealedReason());
        assertThat(memory.keys().of(written).open(DataCategory.INTERACTION, "reason", sealed))
                .isEqualTo("no more calls".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesNoSecondRequestBesideAnOpenOne() {
        Filing first = memory.get(submit(wish(Channel.APP, null, null), SELF));

        assertThat(memory.refusal(submit(wish(Channel.APP, "again", null), SELF))
                        .code())
                .isEqualTo("open-request-exists");

        assertThat(docket.requests().all()).extracting(StoredRequest::id).containsExactly(first.requestId());
        assertThat(memory.announced(RequestAdvanced.class)).hasSize(1);
        assertThat(memory.announced(NotificationRequested.class)).hasSize(2);
        assertThat(memory.entered()).hasSize(1);
    }

    @Test
    void filesWhatStaffTakeDownForACustomerWhomTheBankKnows() {
        customers.active(CUSTOMER);

        Filing filing = memory.get(submit(wish(Channel.HOTLINE, null, CUSTOMER), CLERK));

        assertThat(filing.handlers()).containsExactly("E9001");
        assertThat(memory.entries().getFirst().actorId()).isEqualTo("E9001");
        assertThat(memory.entries().getFirst().customerId()).isEqualTo(CUSTOMER);
    }

    @Test
    void filesNothingForACustomerWhomTheBankDoesNotKnow() {
        refused(wish(Channel.HOTLINE, null, CUSTOMER), CLERK, "customer-not-found");
    }

    @Test
    void tellsStaffAllThatIsMissing() {
        ProblemException refusal = refused(wish(Channel.APP, null, null), CLERK, "invalid-request");

        assertThat(refusal.fields())
                .containsExactly(
                        new FieldProblem("customerId", "required"), new FieldProblem("channel", "customers-channel"));
    }

    @Test
    void filesForACustomerOnlyTheirOwnRequest() {
        refused(wish(Channel.APP, null, UUID.randomUUID()), SELF, "not-your-own");
        assertThat(memory.attempted()).containsExactly("privacy-request.submit");
    }

    @Test
    void leavesTheChannelsOfStaffToStaff() {
        assertThat(refused(wish(Channel.COUNTER, null, null), SELF, "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("channel", "staffs-channel"));
    }

    @Test
    void knowsWhichPoliciesAnybodyCanHaveBeenShown() {
        Wish shown = new Wish(Set.of(Category.CONTACT), ReasonCode.CUSTOMER_REQUEST, null, Channel.APP, null, 99L);

        assertThat(refused(shown, SELF, "invalid-request").fields())
                .containsExactly(new FieldProblem("policyVersion", "policy-version"));
    }

    @Test
    void promisesNoDeadlineWithoutTheCalendarOfItsYear() {
        ProblemException refusal = memory.refusal(
                submitting(InMemoryCalendars.of(2020)).submit(wish(Channel.APP, null, null), Locale.ENGLISH, SELF));

        assertThat(refusal.code()).isEqualTo("working-days-missing");
        assertThat(docket.requests().all()).isEmpty();
        assertThat(memory.announced()).isEmpty();
    }

    private static Wish wish(Channel channel, @Nullable String text, @Nullable UUID customer) {
        return new Wish(Set.of(Category.CONTACT), ReasonCode.CUSTOMER_REQUEST, text, channel, customer, null);
    }

    private Mono<Filing> submit(Wish wish, Caller caller) {
        return submitting(InMemoryCalendars.of(2026)).submit(wish, Locale.ENGLISH, caller);
    }

    private ProblemException refused(Wish wish, Caller caller, String code) {
        ProblemException refusal = memory.refusal(submit(wish, caller));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(docket.requests().all()).isEmpty();
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
        return refusal;
    }

    private Submitting submitting(Calendars calendars) {
        return new Submitting(
                docket.requests(),
                customers.directory(),
                memory.keyring(),
                docket.docket(),
                docket.notices(),
                new InMemoryCommands(memory, docket, customers).refusals(),
                memory.acts(),
                calendars,
                InMemoryPolicies.sampleAlone(),
                ZoneId.of("Asia/Shanghai"),
                new FilingSettings(Duration.ofDays(7), 15),
                memory.ids(),
                memory.clock());
    }
}

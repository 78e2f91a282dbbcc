package io.guanhu.privacy.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.identity.BudgetStore.Spent;
import io.guanhu.privacy.identity.InMemoryCodeStore.Row;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingCodesTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Caller SELF = Callers.customer(CUSTOMER);
    private static final Caller CLERK = Callers.staff("E9001", "BJ", Roles.COMPLIANCE_OFFICER);
    private static final Filing OWN = Filings.own(CUSTOMER, Memory.NOW);

    private final Proving proving = new Proving();

    /** What the message with a code says about it. */
    @ParameterizedTest
    @CsvSource({
        "20, CUSTOMER, seconds, 20, own",
        "90, CUSTOMER, seconds, 90, own",
        "60, STAFF, minutes, 1, staff",
        "300, CUSTOMER, minutes, 5, own"
    })
    void promisesNoMoreThanHolds(long valid, Actor.Type askedBy, String unit, String number, String whose) {
        assertThat(SendingCodes.templateParameters(Duration.ofSeconds(valid), askedBy))
                .isEqualTo(Map.of(unit, number, whose, "yes"));
    }

    @Test
    void sendsACodeToThePhoneThatWasThereInTime() {
        proving.requests.put(new Submitted(OWN));
        proving.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");

        var challenge = proving.memory.get(proving.sending.challenge(OWN.requestId(), SELF));

        NotificationRequested message =
                proving.memory.announced(NotificationRequested.class).getFirst();
        Row code = proving.codes.all().getFirst();
        assertThat(challenge.destination()).isEqualTo("*******8000");
        assertThat(challenge.expiresAt()).isEqualTo(Memory.NOW.plus(Duration.ofMinutes(5)));
        assertThat(message.notificationId()).isEqualTo(code.code().id());
        assertThat(message.channel()).isEqualTo(NotificationEvents.Channel.SMS);
        assertThat(proving.digits(code)).matches("\\d{6}");
        assertThat(message.toString()).doesNotContain(proving.digits(code));
        assertThat(code.contactAsOf()).isEqualTo(OWN.filedAt().minus(Duration.ofDays(30)));
        assertThat(proving.customers.asked()).allMatch(each -> each.contains("asOf=" + code.contactAsOf()));
    }

    @Test
    void writesToTheCustomerInTheLanguageOfTheContactFromNowOn() {
        challengeOwn();

        assertThat(proving.requests.stateOf(OWN.requestId())).isEqualTo(State.VERIFYING);
        assertThat(proving.requests.of(OWN.requestId()).locale()).isEqualTo(Locale.ENGLISH);
        assertThat(proving.memory.entered()).containsExactly("privacy-request.challenge ALLOWED");
    }

    @Test
    void forgetsTheCopyOfAnEarlierCode() {
        challengeOwn();
        proving.memory.get(proving.sending.challenge(OWN.requestId(), SELF));

        assertThat(proving.codes.all()).extracting(row -> row.sealed() == null).containsExactly(true, false);
    }

    @Test
    void sendsNothingToACardThatTheOperatorSaysIsNew() {
        var checked = new Proving("http://operators");
        checked.requests.put(new Submitted(OWN));
        checked.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");
        checked.operators.answering("/sim-swap/sim-swap/v2/check", "{\"swapped\":true}");

        assertThat(checked.memory
                        .get(checked.sending.challenge(OWN.requestId(), SELF))
                        .destination())
                .isEqualTo("a***@example.com");
    }

    @Test
    void trustsNoNumberThatNoOperatorKnows() {
        var checked = new Proving("http://operators");
        checked.requests.put(new Submitted(OWN));
        checked.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");

        checked.memory.get(checked.sending.challenge(OWN.requestId(), SELF));

        assertThat(checked.codes.all().getFirst().channel()).isEqualTo("EMAIL");
    }

    @Test
    void refusesWithoutAContact() {
        proving.requests.put(new Submitted(OWN));
        proving.customers.withoutContact(CUSTOMER);

        refused(OWN, SELF, "no-registered-contact");
    }

    @Test
    void refusesStaffWhoHelpedToChangeTheContact() {
        Filing taken = Filings.takenDown(CUSTOMER, Channel.HOTLINE, "E9002", Memory.NOW);
        proving.requests.put(new Submitted(taken));
        proving.customers.phoneChangedBy(CUSTOMER, "E9003", "E9001");

        refused(taken, CLERK, "changed-the-contact");
    }

    @Test
    void refusesStaffACodeForTheCustomersOwnRequest() {
        proving.requests.put(new Submitted(OWN));
        proving.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");

        refused(OWN, CLERK, "customers-own");
    }

    @Test
    void knowsNoRequestOfAnotherCustomer() {
        proving.requests.put(new Submitted(OWN));

        refused(OWN, Callers.customer(UUID.randomUUID()), "privacy-request-not-found");
    }

    @Test
    void takesNoStepWhenTheBudgetIsSpent() {
        proving.requests.put(new Submitted(OWN));
        proving.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");
        proving.budgets.spent = new Spent(true, Duration.ofSeconds(40));

        assertThat(refused(OWN, SELF, "code-too-soon").headers()).containsEntry("Retry-After", "40");

        proving.budgets.spent = new Spent(false, Duration.ofHours(3));
        refused(OWN, SELF, "too-many-codes");
    }

    private void challengeOwn() {
        proving.requests.put(new Submitted(OWN));
        proving.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");
        proving.memory.get(proving.sending.challenge(OWN.requestId(), SELF));
    }

    private ProblemException refused(Filing filing, Caller caller, String code) {
        ProblemException refusal = proving.memory.refusal(proving.sending.challenge(filing.requestId(), caller));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(proving.memory.attempted()).containsExactly("privacy-request.challenge");
        assertThat(proving.requests.stateOf(filing.requestId())).isEqualTo(State.SUBMITTED);
        assertThat(proving.codes.all()).isEmpty();
        assertThat(proving.budgets.taken()).isEmpty();
        assertThat(proving.memory.announced()).isEmpty();
        assertThat(proving.memory.entered()).isEmpty();
        return requireNonNull(refusal);
    }
}

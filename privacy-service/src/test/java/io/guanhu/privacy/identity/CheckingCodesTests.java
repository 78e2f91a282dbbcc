package io.guanhu.privacy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.identity.BudgetStore.Spent;
import io.guanhu.privacy.identity.InMemoryCodeStore.Row;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.lifecycle.Verifying;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckingCodesTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Caller SELF = Callers.customer(CUSTOMER);
    private static final Filing OWN = Filings.own(CUSTOMER, Memory.NOW);
    private static final UUID ID = OWN.requestId();

    private final Proving proving = new Proving();
    private final List<String> codeOfCustomer = List.of("code of CUSTOMER");

    @BeforeEach
    void aCodeIsOnItsWay() {
        proving.requests.put(new Submitted(OWN));
        proving.customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");
        proving.memory.get(proving.sending.challenge(ID, SELF));
    }

    @Test
    void takesTheRightCodeAndCountsNoGuess() {
        proving.memory.run(proving.checking.verify(ID, proving.digits(code()), SELF));

        assertThat(proving.requests.stateOf(ID)).isEqualTo(State.VERIFIED);
        assertThat(code().code().used()).isTrue();
        assertThat(code().sealed()).isNull();
        assertThat(proving.budgets.taken()).isEqualTo(codeOfCustomer);
        assertThat(proving.memory.announced(RequestAdvanced.class))
                .extracting(RequestAdvanced::to)
                .containsExactly(RequestState.VERIFYING, RequestState.VERIFIED);
        assertThat(proving.memory.entered()).endsWith("privacy-request.verify ALLOWED");
    }

    @Test
    void countsAWrongGuessThoughItIsRefused() {
        refused(proving.otherThan(code()), SELF, "wrong-code");

        assertThat(code().code().attempts()).isOne();
        assertThat(proving.budgets.taken()).containsExactly("code of CUSTOMER", "guess of CUSTOMER");
    }

    @Test
    void takesNoCodeAfterFiveWrongGuesses() {
        String wrong = proving.otherThan(code());
        for (int guess = 0; guess < 5; guess++) {
            refused(wrong, SELF, "wrong-code");
        }

        refused(proving.digits(code()), SELF, "too-many-attempts");
        assertThat(code().code().attempts()).isEqualTo(5);
        assertThat(proving.budgets.taken()).hasSize(6);
    }

    @Test
    void looksAtNoGuessWhenTheBudgetIsSpent() {
        proving.budgets.spent = new Spent(false, Duration.ofHours(2));

        ProblemException refusal = refused(proving.digits(code()), SELF, "too-many-guesses");

        assertThat(refusal.headers()).containsEntry("Retry-After", "7200");
        assertThat(code().code().attempts()).isZero();
    }

    @Test
    void countsNothingOnceTheCodeHasExpired() {
        proving.memory.clock().pass(Proving.SETTINGS.codeValidity());

        refused(proving.digits(code()), SELF, "code-expired");

        assertThat(code().code().attempts()).isZero();
        assertThat(proving.budgets.taken()).isEqualTo(codeOfCustomer);
    }

    @Test
    void letsStaffGuessNothingThatTheCustomerAskedFor() {
        Caller clerk = Callers.staff("E9001", "BJ", Roles.COMPLIANCE_OFFICER);
        Filing taken = Filings.takenDown(CUSTOMER, Channel.HOTLINE, "E9002", Memory.NOW);
        proving.requests.put(new Verifying(taken, code().code()));

        assertThat(proving.memory
                        .refusal(proving.checking.verify(taken.requestId(), proving.digits(code()), clerk))
                        .code())
                .isEqualTo("no-code");
        assertThat(code().code().attempts()).isZero();
        assertThat(proving.budgets.taken()).isEqualTo(codeOfCustomer);
    }

    @Test
    void provesNothingByACodeThatCameInThePlaceOfTheOneThatWasJudged() {
        String digits = proving.digits(code());
        UUID newer = UUID.randomUUID();
        var code = new OneTimeCode(
                newer,
                proving.hashes.of(newer, digits),
                Actor.Type.CUSTOMER,
                code().code().expiresAt(),
                0,
                false);
        proving.requests.meanwhile(() -> proving.requests.put(new Verifying(OWN, code)));

        refused(digits, SELF, "wrong-code");
    }

    @Test
    void hasNothingToGuessBeforeACodeIsOut() {
        proving.requests.put(new Submitted(OWN));

        assertThat(proving.memory
                        .refusal(proving.checking.verify(ID, "123456", SELF))
                        .code())
                .isEqualTo("no-code");
        assertThat(proving.budgets.taken()).isEqualTo(codeOfCustomer);
    }

    private Row code() {
        return proving.codes.all().getFirst();
    }

    private ProblemException refused(String digits, Caller caller, String code) {
        ProblemException refusal = proving.memory.refusal(proving.checking.verify(ID, digits, caller));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(proving.memory.attempted()).containsOnly("privacy-request.verify");
        assertThat(proving.requests.stateOf(ID)).isEqualTo(State.VERIFYING);
        assertThat(code().code().used()).isFalse();
        assertThat(proving.memory.entered()).containsExactly("privacy-request.challenge ALLOWED");
        return refusal;
    }
}

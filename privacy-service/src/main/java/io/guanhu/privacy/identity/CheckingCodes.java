package io.guanhu.privacy.identity;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.command.Commands;
import io.guanhu.privacy.command.ContactGuard;
import io.guanhu.privacy.command.Refusals;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.lifecycle.Decision;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Verifying;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode.Attempt;
import io.guanhu.privacy.model.request.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Checks the codes that people enter. A wrong guess is counted, and committed, before it is
 * answered.
 */
@Component
class CheckingCodes {

    private static final String VERIFY = "privacy-request.verify";

    private final Commands commands;
    private final CodeStore codes;
    private final CodeHashes hashes;
    private final BudgetStore budgets;
    private final ContactGuard guard;
    private final Refusals refusals;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CheckingCodes(
            Commands commands,
            CodeStore codes,
            CodeHashes hashes,
            BudgetStore budgets,
            ContactGuard guard,
            Refusals refusals,
            TransactionalOperator transaction,
            Clock clock) {
        this.commands = commands;
        this.codes = codes;
        this.hashes = hashes;
        this.budgets = budgets;
        this.guard = guard;
        this.refusals = refusals;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Void> verify(UUID id, String digits, Caller caller) {
        return commands.find(id, caller, VERIFY)
                .flatMap(stored -> guard.require(stored, caller, VERIFY).thenReturn(stored))
                .flatMap(stored -> checkGuess(stored, digits, caller))
                .flatMap(judged -> commands.run(
                        id,
                        caller,
                        VERIFY,
                        (now, actor, at) -> prove(now, judged.orElse(null), digits, actor, at),
                        state -> codes.use(id)))
                .then();
    }

    /** The code against which the guess was checked; empty if the caller has nothing to guess. */
    private Mono<Optional<UUID>> checkGuess(StoredRequest stored, String digits, Caller caller) {
        Actor actor = Commands.actor(caller);
        return stored.request() instanceof Verifying verifying && open(verifying, actor)
                ? check(verifying, digits, caller)
                        .thenReturn(Optional.of(verifying.code().id()))
                : Mono.just(Optional.empty());
    }

    /** Whether the actor still has attempts, so that a wrong guess has no further consequence. */
    private boolean open(Verifying verifying, Actor actor) {
        return verifying.proveIdentity("", actor, clock.instant()) instanceof Decision.Refused(Refusal reason)
                && reason == Refusal.WRONG_CODE;
    }

    /** A code that replaced the checked one in the meantime proves nothing. */
    private Decision prove(ErasureRequest request, @Nullable UUID judged, String digits, Actor actor, Instant at) {
        String given =
                request instanceof Verifying verifying && verifying.code().id().equals(judged)
                        ? hashes.hashOfEntered(verifying.code(), digits)
                        : "";
        return request.proveIdentity(given, actor, at);
    }

    /** Refuses a wrong guess, and any guess after too many. */
    private Mono<Void> check(Verifying verifying, String digits, Caller caller) {
        Filing filing = verifying.filing();
        UUID customer = filing.customerId();
        return transaction
                .execute(status -> answer(verifying, digits, Commands.actor(caller), status))
                .singleOrEmpty()
                .flatMap(problem -> refusals.refuse(caller, VERIFY, filing.requestId(), customer, problem));
    }

    /** The answer to a refused guess. */
    private Mono<ProblemException> answer(Verifying verifying, String digits, Actor actor, ReactiveTransaction status) {
        UUID customer = verifying.filing().customerId();
        return budgets.takeGuess(customer, actor.type(), clock.instant())
                .map(spent -> Refusals.problem(Refusal.TOO_MANY_GUESSES).retryAfter(spent.retryAfter()))
                .switchIfEmpty(Mono.defer(() -> count(verifying.code().id(), digits, status)));
    }

    /** The answer to a wrong guess; empty, without counting, if the guess is right. */
    private Mono<ProblemException> count(UUID codeId, String digits, ReactiveTransaction status) {
        Instant now = clock.instant();
        return codes.lock(codeId).flatMap(code -> {
            if (code.attempt(hashes.hashOfEntered(code, digits), now) instanceof Attempt.Wrong(var counted)) {
                return codes.count(counted)
                        .thenReturn(Refusals.problem(Refusal.WRONG_CODE).with("attemptsLeft", counted.attemptsLeft()));
            }
            status.setRollbackOnly();
            return Mono.empty();
        });
    }
}

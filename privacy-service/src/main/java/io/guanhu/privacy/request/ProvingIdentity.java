package io.guanhu.privacy.request;

import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.keyring.BlindTokens;
import io.guanhu.platform.keyring.ServiceSeal;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.customer.CustomerDirectory.Contacts;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.Actor;
import io.guanhu.privacy.model.Decision;
import io.guanhu.privacy.model.ErasureRequest;
import io.guanhu.privacy.model.Filing;
import io.guanhu.privacy.model.OneTimeCode;
import io.guanhu.privacy.model.OneTimeCode.Attempt;
import io.guanhu.privacy.model.Refusal;
import io.guanhu.privacy.model.Verifying;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sends one-time codes to the registered contact, and checks them. */
@Component
class ProvingIdentity {

    private static final String CHALLENGE = "privacy-request.challenge";
    private static final String PURPOSE = "identity-code";
    private static final String VERIFY = "privacy-request.verify";

    private final Commands commands;
    private final CodeStore codes;
    private final RequestStore requests;
    private final CustomerDirectory customers;
    private final Refusals refusals;
    private final BlindTokens tokens;
    private final ServiceSeal seal;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final RequestSettings settings;
    private final TransactionalOperator transaction;
    private final SecureRandom random = new SecureRandom();

    ProvingIdentity(
            Commands commands,
            CodeStore codes,
            RequestStore requests,
            CustomerDirectory customers,
            Refusals refusals,
            BlindTokens tokens,
            ServiceSeal seal,
            Outbox outbox,
            Ids ids,
            Clock clock,
            RequestSettings settings,
            TransactionalOperator transaction) {
        this.commands = commands;
        this.codes = codes;
        this.requests = requests;
        this.customers = customers;
        this.refusals = refusals;
        this.tokens = tokens;
        this.seal = seal;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.transaction = transaction;
        tokens.neededFor(settings.codeValidity());
        seal.neededFor(settings.codeValidity());
    }

    /** What the customer is told of a code that is on its way. */
    record Challenge(Instant expiresAt, int attemptsLeft, String destination) {}

    Mono<Challenge> challenge(UUID id, Caller caller) {
        return commands.find(id, caller, CHALLENGE)
                .flatMap(held -> customers.contacts(held.filing().customerId()))
                .flatMap(contacts -> send(id, contacts, caller));
    }

    private Mono<Challenge> send(UUID id, Contacts contacts, Caller caller) {
        Destination destination = Destination.of(contacts);
        if (destination == null) {
            return refusals.refuse(
                    caller,
                    CHALLENGE,
                    id,
                    null,
                    ProblemException.conflict("no-registered-contact"));
        }
        String digits = "%06d".formatted(random.nextInt(1_000_000));
        UUID codeId = ids.next();
        var code =
                new OneTimeCode(
                        codeId,
                        hash(codeId, digits),
                        clock.instant().plus(settings.codeValidity()),
                        0,
                        false);
        return commands.run(
                        id,
                        caller,
                        CHALLENGE,
                        (request, actor, at) -> request.challenge(code, actor, at),
                        state -> issue(state.filing(), code, digits, destination))
                .thenReturn(
                        new Challenge(code.expiresAt(), code.attemptsLeft(), destination.masked()));
    }

    private Mono<Void> issue(
            Filing filing, OneTimeCode code, String digits, Destination destination) {
        Instant now = clock.instant();
        byte[] sealedCode =
                seal.seal(digits.getBytes(StandardCharsets.UTF_8), "identity-code:" + code.id());
        Locale locale = destination.locale();
        return codes.issue(filing.requestId(), code, sealedCode, now)
                .then(requests.speak(filing.requestId(), locale))
                .then(
                        outbox.append(
                                new NotificationRequested(
                                        code.id(),
                                        filing.customerId(),
                                        "identity-code",
                                        destination.channel(),
                                        locale.toLanguageTag(),
                                        Map.of(
                                                "minutes",
                                                String.valueOf(
                                                        Math.ceilDiv(
                                                                settings.codeValidity().toSeconds(),
                                                                60))),
                                        "privacy-service",
                                        "SECURITY_CODE",
                                        code.expiresAt(),
                                        now)));
    }

    Mono<Void> verify(UUID id, String digits, Caller caller) {
        return commands.find(id, caller, VERIFY)
                .flatMap(
                        held ->
                                held.request() instanceof Verifying verifying
                                        ? judge(verifying, digits, caller)
                                        : Mono.just(held.request()))
                .flatMap(
                        request ->
                                commands.run(
                                        id,
                                        caller,
                                        VERIFY,
                                        (now, actor, at) -> prove(now, digits, actor, at),
                                        state -> codes.use(id)))
                .then();
    }

    private Decision prove(ErasureRequest request, String digits, Actor actor, Instant at) {
        String given =
                request instanceof Verifying verifying ? given(verifying.code(), digits) : "";
        return request.proveIdentity(given, actor, at);
    }

    /** Counts a wrong guess for good before it is answered, one guess after another. */
    private Mono<ErasureRequest> judge(Verifying verifying, String digits, Caller caller) {
        Filing filing = verifying.filing();
        return transaction
                .execute(status -> count(verifying.code().id(), digits, status))
                .singleOrEmpty()
                .<ErasureRequest>flatMap(
                        left ->
                                refusals.refuse(
                                        caller,
                                        VERIFY,
                                        filing.requestId(),
                                        filing.customerId(),
                                        Refusals.problem(Refusal.WRONG_CODE)
                                                .with("attemptsLeft", left)))
                .defaultIfEmpty(verifying);
    }

    /** How many attempts a wrong guess leaves; empty, and nothing is changed, if it is not one. */
    private Mono<Integer> count(UUID codeId, String digits, ReactiveTransaction status) {
        Instant now = clock.instant();
        return codes.lock(codeId)
                .flatMap(
                        code -> {
                            if (code.attempt(given(code, digits), now)
                                    instanceof Attempt.Wrong(var counted)) {
                                return codes.count(counted).thenReturn(counted.attemptsLeft());
                            }
                            status.setRollbackOnly();
                            return Mono.empty();
                        });
    }

    private String hash(UUID codeId, String digits) {
        return HexFormat.of().formatHex(tokens.of(PURPOSE, told(codeId, digits)));
    }

    /** The hash of what was told, under the key that the code was hashed with. */
    private String given(OneTimeCode code, String digits) {
        byte[] known = HexFormat.of().parseHex(code.hash());
        return tokens.matches(known, PURPOSE, told(code.id(), digits)) ? code.hash() : "";
    }

    private static String told(UUID codeId, String digits) {
        return codeId + ":" + digits;
    }
}

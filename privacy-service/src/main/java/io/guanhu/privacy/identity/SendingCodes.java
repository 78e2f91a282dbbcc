package io.guanhu.privacy.identity;

import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.keyring.service.ServiceSeal;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.command.Commands;
import io.guanhu.privacy.command.ContactGuard;
import io.guanhu.privacy.command.Refusals;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends one-time codes to the registered contact. */
@Component
class SendingCodes {

    private static final String CHALLENGE = "privacy-request.challenge";
    private static final int SECONDS = 60;

    private final Commands commands;
    private final CodeStore codes;
    private final CodeHashes hashes;
    private final BudgetStore budgets;
    private final RequestStore requests;
    private final ContactGuard guard;
    private final SimSwaps swaps;
    private final Refusals refusals;
    private final ServiceSeal seal;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final IdentitySettings settings;
    private final SecureRandom random = new SecureRandom();

    SendingCodes(
            Commands commands,
            CodeStore codes,
            CodeHashes hashes,
            BudgetStore budgets,
            RequestStore requests,
            ContactGuard guard,
            SimSwaps swaps,
            Refusals refusals,
            ServiceSeal seal,
            Outbox outbox,
            Ids ids,
            Clock clock,
            IdentitySettings settings) {
        this.commands = commands;
        this.codes = codes;
        this.hashes = hashes;
        this.budgets = budgets;
        this.requests = requests;
        this.guard = guard;
        this.swaps = swaps;
        this.refusals = refusals;
        this.seal = seal;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        seal.neededFor(settings.codeValidity());
    }

    /** What the customer is told about a code that was sent. */
    @Schema(name = "ProvingIdentityChallenge")
    record Challenge(Instant expiresAt, int attemptsLeft, String destination) {}

    Mono<Challenge> challenge(UUID id, Caller caller) {
        return commands.find(id, caller, CHALLENGE)
                .flatMap(stored ->
                        guard.pointsFor(stored, caller, CHALLENGE).flatMap(points -> send(stored, points, caller)));
    }

    private Mono<Challenge> send(StoredRequest stored, ContactPoints points, Caller caller) {
        return swaps.checked(points).flatMap(usable -> send(stored, usable, caller, why(points)));
    }

    /** Why there may be no address for a code. */
    private static String why(ContactPoints points) {
        if (points.phone() != null && points.mobile()) {
            return "sim-swapped";
        }
        return points.changes().isEmpty() ? "no-registered-contact" : "contact-too-new";
    }

    private Mono<Challenge> send(StoredRequest stored, ContactPoints points, Caller caller, String why) {
        UUID id = stored.id();
        Destination destination = Destination.of(points);
        if (destination == null) {
            return refusals.refuse(caller, CHALLENGE, id, stored.filing().customerId(), ProblemException.conflict(why));
        }
        String digits = "%06d".formatted(random.nextInt(1_000_000));
        UUID codeId = ids.next();
        var code = new OneTimeCode(
                codeId,
                hashes.of(codeId, digits),
                Commands.actor(caller).type(),
                clock.instant().plus(settings.codeValidity()),
                0,
                false);
        return commands.run(
                        id,
                        caller,
                        CHALLENGE,
                        (request, actor, at) -> request.challenge(code, actor, at),
                        state -> requireBudget(state.filing(), caller)
                                .then(Mono.defer(() -> issue(stored, code, digits, destination))))
                .thenReturn(new Challenge(code.expiresAt(), code.attemptsLeft(), destination.masked()));
    }

    /** If the customer's budget of codes is spent, nothing is sent and nothing changes. */
    private Mono<Void> requireBudget(Filing filing, Caller caller) {
        return budgets.takeCode(filing.customerId(), Commands.actor(caller).type(), clock.instant())
                .flatMap(spent -> refusals.refuse(
                        caller,
                        CHALLENGE,
                        filing.requestId(),
                        filing.customerId(),
                        Refusals.problem(spent.tooSoon() ? Refusal.CODE_TOO_SOON : Refusal.TOO_MANY_CODES)
                                .retryAfter(spent.retryAfter())));
    }

    private Mono<Void> issue(StoredRequest stored, OneTimeCode code, String digits, Destination destination) {
        Filing filing = stored.filing();
        Instant now = clock.instant();
        byte[] box = seal.seal(digits.getBytes(StandardCharsets.UTF_8), "identity-code:" + code.id());
        Locale locale = destination.locale();
        return codes.issue(filing.requestId(), code, box, destination.channel(), guard.settledBy(stored), now)
                .then(requests.setLocale(filing.requestId(), locale))
                .then(outbox.append(NotificationRequested.message(code.id(), filing.customerId(), now)
                        .template("identity-code")
                        .channel(destination.channel())
                        .locale(Language.nearestTo(locale))
                        .parameters(templateParameters(settings.codeValidity(), code.askedBy()))
                        .particulars("privacy-service")
                        .purpose(Purpose.SECURITY_CODE)
                        .expiresAt(code.expiresAt())
                        .build()));
    }

    /**
     * How long the code is valid, in whole minutes if exact and otherwise in seconds, and to whom
     * the customer may tell it: staff who file a request must hear the code that they requested.
     */
    static Map<String, String> templateParameters(Duration validity, Actor.Type askedBy) {
        long seconds = validity.toSeconds();
        boolean whole = seconds >= SECONDS && seconds % SECONDS == 0;
        return Map.of(
                whole ? "minutes" : "seconds",
                String.valueOf(whole ? seconds / SECONDS : seconds),
                askedBy == Actor.Type.STAFF ? "staff" : "own",
                "yes");
    }
}

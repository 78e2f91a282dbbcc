package io.guanhu.privacy.request;

import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.docket.ConsequenceLine;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.Assessment;
import io.guanhu.privacy.model.Consequence;
import io.guanhu.privacy.model.CoolingOff;
import io.guanhu.privacy.model.Explanation;
import io.guanhu.privacy.model.Reference;
import io.guanhu.privacy.model.State;
import io.guanhu.privacy.request.ReadingStore.Outcome;
import io.guanhu.privacy.request.RequestView.ContactChange;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows requests. */
@Component
class Reading {

    private static final Set<State> DONE = Set.of(State.COMPLETED, State.PARTIALLY_COMPLETED);

    private final Commands commands;
    private final RequestStore requests;
    private final ReadingStore store;
    private final Assessing assessing;
    private final ContactGuard guard;
    private final Keyring keyring;
    private final Cursors cursors;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration holderDeadline;

    Reading(
            Commands commands,
            RequestStore requests,
            ReadingStore store,
            Assessing assessing,
            ContactGuard guard,
            Keyring keyring,
            Cursors cursors,
            Clock clock,
            ZoneId zone,
            @Value("${guanhu.privacy.holder-deadline}") Duration holderDeadline) {
        this.commands = commands;
        this.requests = requests;
        this.store = store;
        this.assessing = assessing;
        this.guard = guard;
        this.keyring = keyring;
        this.cursors = cursors;
        this.clock = clock;
        this.zone = zone;
        this.holderDeadline = holderDeadline;
    }

    Mono<RequestView> show(UUID id, Locale locale, Caller caller) {
        return commands.find(id, caller, "privacy-request.read")
                .flatMap(held -> Mono.zip(consequences(held), contactChanges(held, caller))
                        .flatMap(read -> view(held, read.getT1(), read.getT2().orElse(null), locale, caller)));
    }

    /** Today's reading of the law until an order follows from it, and from then on that one. */
    private Mono<List<Consequence>> consequences(Held held) {
        return held.orderId() == null && !held.request().state().ended()
                ? assessing.preview(held.filing()).map(Assessment::consequences)
                : requests.consequences(held.id()).collectList();
    }

    /** Until it is decided; a customer knows their own. */
    private Mono<Optional<List<ContactChange>>> contactChanges(Held held, Caller caller) {
        if (caller.has(Roles.CUSTOMER) || held.request().state().compareTo(State.EXECUTING) >= 0) {
            return Mono.just(Optional.empty());
        }
        return guard.points(held)
                .map(points -> Optional.of(
                        points.changes().stream().map(each -> shown(each, held)).toList()));
    }

    private static ContactChange shown(CustomerDirectory.ContactChange change, Held held) {
        return new ContactChange(
                change.field(),
                change.at(),
                change.by(),
                change.by().stream().anyMatch(held.filing().handlers()::contains));
    }

    private Mono<RequestView> view(
            Held held,
            List<Consequence> consequences,
            @Nullable List<ContactChange> contactChanges,
            Locale locale,
            Caller caller) {
        return Mono.zip(
                        requests.history(held.id()).map(RequestView.Step::of).collectList(),
                        Mono.justOrEmpty(held.orderId())
                                .flatMapMany(store::receipts)
                                .collectList(),
                        Mono.justOrEmpty(held.orderId())
                                .flatMapMany(store::missingHolders)
                                .collectList(),
                        store.outcome(held.id()),
                        keyring.keysOf(held.id()).map(keys -> new Words(keys, caller)))
                .map(parts -> view(
                        held,
                        consequences,
                        contactChanges,
                        parts.getT1(),
                        parts.getT2(),
                        parts.getT3(),
                        parts.getT4(),
                        parts.getT5(),
                        locale));
    }

    private RequestView view(
            Held held,
            List<Consequence> consequences,
            @Nullable List<ContactChange> contactChanges,
            List<RequestView.Step> history,
            List<RequestView.Receipt> receipts,
            List<String> waitingFor,
            Outcome outcome,
            Words words,
            Locale locale) {
        var filing = held.filing();
        boolean done = DONE.contains(held.request().state());
        return new RequestView(
                held.id(),
                Reference.of(held.id()),
                "ERASURE",
                filing.customerId(),
                held.request().state(),
                filing.scope(),
                filing.channel(),
                new RequestView.Reason(filing.reason(), words.open("reason", held.sealedReason())),
                filing.filedAt(),
                filing.deadline(),
                held.policyVersion(),
                words.evidence(held),
                contactChanges,
                held.request().state().unconfirmed() ? filing.expiresAt() : null,
                held.request() instanceof CoolingOff cooling ? cooling.until() : null,
                overdue(held, waitingFor, outcome),
                consequences.stream()
                        .map(each -> ConsequenceLine.of(each, locale, done))
                        .toList(),
                consequences.stream()
                        .flatMap(each -> Explanation.losses(each, locale).stream())
                        .toList(),
                receipts,
                waitingFor,
                words.decision(held, history, locale),
                outcome.ledgerPosition(),
                outcome.certificate(),
                history,
                held.version());
    }

    private boolean overdue(Held held, List<String> waitingFor, Outcome outcome) {
        var now = clock.instant();
        var orderedAt = outcome.orderedAt();
        boolean late = held.filing().deadline().isBefore(LocalDate.ofInstant(now, zone))
                && !held.request().state().ended();
        boolean holderLate = !waitingFor.isEmpty()
                && orderedAt != null
                && orderedAt.plus(holderDeadline).isBefore(now);
        return late || holderLate;
    }

    Mono<Page<RequestSummary>> list(
            @Nullable State state,
            @Nullable UUID customerId,
            @Nullable String reference,
            PageRequest page,
            Caller caller) {
        String ending = reference == null ? null : Reference.read(reference).orElse(null);
        if (reference != null && ending == null) {
            return Mono.error(ProblemException.invalid("reference", "request-reference"));
        }
        // A customer's list holds their own requests, whatever they ask for.
        UUID whose = caller.has(Roles.CUSTOMER) ? caller.customerId() : customerId;
        UUID before = page.after(cursors, UUID::fromString);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        boolean hiddenToo = caller.has(Roles.COMPLIANCE_OFFICER);
        return store.list(state, whose, ending, hiddenToo, before, page.limit() + 1, today)
                .collectList()
                .map(lines -> Page.of(lines, page, cursors, each -> each.id().toString()));
    }
}

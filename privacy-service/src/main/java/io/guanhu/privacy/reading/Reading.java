package io.guanhu.privacy.reading;

import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.assessment.Assessing;
import io.guanhu.privacy.command.Commands;
import io.guanhu.privacy.command.ContactGuard;
import io.guanhu.privacy.command.Sight;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.docket.ConsequenceLine;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.lifecycle.CoolingOff;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.request.Reference;
import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.reading.ReadingStore.Outcome;
import io.guanhu.privacy.reading.RequestView.ContactChange;
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
                .flatMap(stored -> Mono.zip(consequences(stored), contactChanges(stored, caller))
                        .flatMap(read -> view(stored, read.getT1(), read.getT2().orElse(null), locale, caller)));
    }

    /** The result of today's law until the request is fixed; afterwards the fixed one. */
    private Mono<List<Consequence>> consequences(StoredRequest stored) {
        return stored.orderId() == null && !stored.request().state().ended()
                ? assessing.preview(stored.filing()).map(Assessment::consequences)
                : requests.consequences(stored.id()).collectList();
    }

    /** Given until the request is decided, and only to staff: customers know their own changes. */
    private Mono<Optional<List<ContactChange>>> contactChanges(StoredRequest stored, Caller caller) {
        if (Sight.asCustomer(caller) || stored.request().state().compareTo(State.EXECUTING) >= 0) {
            return Mono.just(Optional.empty());
        }
        return guard.points(stored)
                .map(points -> Optional.of(points.changes().stream()
                        .map(each -> toContactChange(each, stored))
                        .toList()));
    }

    private static ContactChange toContactChange(CustomerDirectory.ContactChange change, StoredRequest stored) {
        return new ContactChange(
                change.field(),
                change.at(),
                change.by(),
                change.by().stream().anyMatch(stored.filing().handlers()::contains));
    }

    private Mono<RequestView> view(
            StoredRequest stored,
            List<Consequence> consequences,
            @Nullable List<ContactChange> contactChanges,
            Locale locale,
            Caller caller) {
        return Mono.zip(
                        requests.history(stored.id()).map(RequestView.Step::of).collectList(),
                        Mono.justOrEmpty(stored.orderId())
                                .flatMapMany(store::receipts)
                                .map(RequestView.Receipt::of)
                                .collectList(),
                        Mono.justOrEmpty(stored.orderId())
                                .flatMapMany(store::missingHolders)
                                .collectList(),
                        store.outcome(stored.id()),
                        keyring.keysOf(stored.id()).map(keys -> new Words(keys, caller)))
                .map(parts -> view(
                        stored,
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
            StoredRequest stored,
            List<Consequence> consequences,
            @Nullable List<ContactChange> contactChanges,
            List<RequestView.Step> history,
            List<RequestView.Receipt> receipts,
            List<String> waitingFor,
            Outcome outcome,
            Words words,
            Locale locale) {
        var filing = stored.filing();
        boolean done = DONE.contains(stored.request().state());
        return new RequestView(
                stored.id(),
                Reference.of(stored.id()),
                ErasureRequest.TYPE,
                filing.customerId(),
                stored.request().state(),
                filing.scope(),
                filing.channel(),
                new RequestView.Reason(filing.reason(), words.open("reason", stored.sealedReason())),
                filing.filedAt(),
                filing.deadline(),
                stored.policyVersion(),
                words.evidence(stored),
                contactChanges,
                stored.request().state().unconfirmed() ? filing.expiresAt() : null,
                stored.request() instanceof CoolingOff cooling ? cooling.until() : null,
                overdue(stored, waitingFor, outcome),
                consequences.stream()
                        .map(each -> ConsequenceLine.of(each, locale, done))
                        .toList(),
                consequences.stream()
                        .flatMap(each -> Explanation.losses(each, locale).stream())
                        .toList(),
                receipts,
                waitingFor,
                words.decision(stored, history, locale),
                outcome.ledgerPosition(),
                outcome.certificate(),
                history,
                stored.version());
    }

    private boolean overdue(StoredRequest stored, List<String> waitingFor, Outcome outcome) {
        var now = clock.instant();
        var orderedAt = outcome.orderedAt();
        boolean late = stored.filing().deadline().isBefore(LocalDate.ofInstant(now, zone))
                && !stored.request().state().ended();
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
        // Customers see only their own requests, whatever they ask for.
        UUID whose = Sight.asCustomer(caller) ? caller.customerId() : customerId;
        UUID before = page.after(cursors, UUID::fromString);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        boolean hiddenToo = !Sight.asCustomer(caller) && caller.may(Sight.HIDDEN_REQUESTS);
        return store.list(state, whose, ending, hiddenToo, before, page.limit() + 1)
                .map(row -> RequestSummary.of(row, today))
                .collectList()
                .map(lines -> Page.of(lines, page, cursors, each -> each.id().toString()));
    }
}

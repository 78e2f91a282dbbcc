package io.guanhu.privacy.request;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.docket.ConsequenceLine;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.Assessment;
import io.guanhu.privacy.model.Consequence;
import io.guanhu.privacy.model.CoolingOff;
import io.guanhu.privacy.model.Explanation;
import io.guanhu.privacy.model.State;
import io.guanhu.privacy.request.ReadingStore.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows requests. */
@Component
class Reading {

    private final Commands commands;
    private final RequestStore requests;
    private final ReadingStore store;
    private final Assessing assessing;
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
            Keyring keyring,
            Cursors cursors,
            Clock clock,
            ZoneId zone,
            @Value("${guanhu.privacy.holder-deadline}") Duration holderDeadline) {
        this.commands = commands;
        this.requests = requests;
        this.store = store;
        this.assessing = assessing;
        this.keyring = keyring;
        this.cursors = cursors;
        this.clock = clock;
        this.zone = zone;
        this.holderDeadline = holderDeadline;
    }

    Mono<RequestView> show(UUID id, Locale locale, Caller caller) {
        return commands.find(id, caller, "privacy-request.read")
                .flatMap(held -> consequences(held).flatMap(lines -> view(held, lines, locale)));
    }

    /** Today's reading of the law until an order follows from it, and from then on that one. */
    private Mono<List<Consequence>> consequences(Held held) {
        return held.orderId() == null && !held.request().state().ended()
                ? assessing.preview(held.filing()).map(Assessment::consequences)
                : requests.consequences(held.id()).collectList();
    }

    private Mono<RequestView> view(Held held, List<Consequence> consequences, Locale locale) {
        return Mono.zip(
                        requests.history(held.id()).map(RequestView.Step::of).collectList(),
                        Mono.justOrEmpty(held.orderId()).flatMapMany(store::receipts).collectList(),
                        Mono.justOrEmpty(held.orderId())
                                .flatMapMany(store::missingHolders)
                                .collectList(),
                        store.outcome(held.id()),
                        keyring.keysOf(held.id()))
                .map(
                        parts ->
                                view(
                                        held,
                                        consequences,
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
            List<RequestView.Step> history,
            List<RequestView.Receipt> receipts,
            List<String> waitingFor,
            Outcome outcome,
            CustomerKeys keys,
            Locale locale) {
        var filing = held.filing();
        return new RequestView(
                held.id(),
                "ERASURE",
                filing.customerId(),
                held.request().state(),
                filing.scope(),
                filing.channel(),
                new RequestView.Reason(filing.reason(), open(keys, "reason", held.sealedReason())),
                filing.filedAt(),
                filing.deadline(),
                held.request() instanceof CoolingOff cooling ? cooling.until() : null,
                overdue(held, waitingFor, outcome),
                consequences.stream().map(each -> ConsequenceLine.of(each, locale)).toList(),
                consequences.stream()
                        .flatMap(each -> Explanation.losses(each, locale).stream())
                        .toList(),
                receipts,
                waitingFor,
                refusal(held, keys, locale),
                outcome.ledgerPosition(),
                outcome.certificate(),
                history,
                held.version());
    }

    private boolean overdue(Held held, List<String> waitingFor, Outcome outcome) {
        var now = clock.instant();
        var orderedAt = outcome.orderedAt();
        boolean late =
                held.filing().deadline().isBefore(LocalDate.ofInstant(now, zone))
                        && !held.request().state().ended();
        boolean holderLate =
                !waitingFor.isEmpty()
                        && orderedAt != null
                        && orderedAt.plus(holderDeadline).isBefore(now);
        return late || holderLate;
    }

    private static RequestView.@Nullable Refusal refusal(
            Held held, CustomerKeys keys, Locale locale) {
        var refused = held.refused();
        return refused == null
                ? null
                : new RequestView.Refusal(
                        open(keys, "decision", refused.sealedReason()),
                        open(keys, "citation", refused.sealedCitation()),
                        Explanation.rightToSue(locale));
    }

    /** The words of a person, unless they were erased. */
    private static @Nullable String open(CustomerKeys keys, String field, byte @Nullable [] words) {
        return words == null || !keys.living(DataCategory.INTERACTION)
                ? null
                : new String(
                        keys.open(DataCategory.INTERACTION, field, words), StandardCharsets.UTF_8);
    }

    Mono<Page<RequestSummary>> list(
            @Nullable State state, @Nullable UUID customerId, PageRequest page, Caller caller) {
        // A customer's list holds their own requests, whatever they ask for.
        UUID whose = caller.has(Roles.CUSTOMER) ? caller.customerId() : customerId;
        UUID before = page.after(cursors, UUID::fromString);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        boolean hiddenToo = caller.has(Roles.COMPLIANCE_OFFICER);
        return store.list(state, whose, hiddenToo, before, page.limit() + 1, today)
                .collectList()
                .map(lines -> Page.of(lines, page, cursors, each -> each.id().toString()));
    }
}

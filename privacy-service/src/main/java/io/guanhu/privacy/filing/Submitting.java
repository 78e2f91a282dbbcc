package io.guanhu.privacy.filing;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.calendar.Calendars;
import io.guanhu.privacy.command.Commands;
import io.guanhu.privacy.command.Refusals;
import io.guanhu.privacy.command.Sight;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.Notices;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.calendar.WorkingDays;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.policy.Policies;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Files a request: by the customer, or by staff on the customer's behalf. */
@Component
class Submitting {

    private static final String ACTION = "privacy-request.submit";

    private final RequestStore requests;
    private final CustomerDirectory customers;
    private final Keyring keyring;
    private final Docket docket;
    private final Notices notices;
    private final Refusals refusals;
    private final Acts acts;
    private final Calendars calendars;
    private final Policies policies;
    private final ZoneId zone;
    private final FilingSettings settings;
    private final Ids ids;
    private final Clock clock;

    Submitting(
            RequestStore requests,
            CustomerDirectory customers,
            Keyring keyring,
            Docket docket,
            Notices notices,
            Refusals refusals,
            Acts acts,
            Calendars calendars,
            Policies policies,
            ZoneId zone,
            FilingSettings settings,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.customers = customers;
        this.keyring = keyring;
        this.docket = docket;
        this.notices = notices;
        this.refusals = refusals;
        this.acts = acts;
        this.calendars = calendars;
        this.policies = policies;
        this.zone = zone;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** The request's content. */
    record Wish(
            Set<Category> scope,
            ReasonCode reason,
            @Nullable String text,
            Channel channel,
            @Nullable UUID customerId,
            @Nullable Long policyVersion) {}

    Mono<Filing> submit(Wish wish, Locale locale, Caller caller) {
        Long shown = wish.policyVersion();
        return (shown == null ? Mono.just(true) : policies.include(shown))
                .flatMap(known -> known
                        ? submitKnowing(wish, locale, caller)
                        : Mono.error(ProblemException.invalid("policyVersion", "policy-version")));
    }

    private Mono<Filing> submitKnowing(Wish wish, Locale locale, Caller caller) {
        return Sight.asCustomer(caller) ? submitOwn(wish, locale, caller) : submitFor(wish, locale, caller);
    }

    private Mono<Filing> submitOwn(Wish wish, Locale locale, Caller caller) {
        UUID own = Objects.requireNonNull(caller.customerId(), "customer token without customer");
        if (wish.customerId() != null && !wish.customerId().equals(own)) {
            return refusals.refuse(caller, ACTION, own, own, ProblemException.forbidden("not-your-own"));
        }
        if (!wish.channel().opensTo(Actor.Type.CUSTOMER)) {
            return Mono.error(ProblemException.invalid("channel", "staffs-channel"));
        }
        return file(wish, own, locale, caller);
    }

    private Mono<Filing> submitFor(Wish wish, Locale locale, Caller caller) {
        UUID customerId = wish.customerId();
        if (customerId == null || !wish.channel().opensTo(Actor.Type.STAFF)) {
            return Mono.error(ProblemException.invalid(faults(wish)));
        }
        // Staff may mistype an id; a customer's own token is always right.
        return customers.retentionFacts(customerId).then(Mono.defer(() -> file(wish, customerId, locale, caller)));
    }

    /** All faults, reported together. */
    private static List<FieldProblem> faults(Wish wish) {
        var faults = new ArrayList<FieldProblem>();
        if (wish.customerId() == null) {
            faults.add(new FieldProblem("customerId", "required"));
        }
        if (!wish.channel().opensTo(Actor.Type.STAFF)) {
            faults.add(new FieldProblem("channel", "customers-channel"));
        }
        return faults;
    }

    private Mono<Filing> file(Wish wish, UUID customerId, Locale locale, Caller caller) {
        Instant now = clock.instant();
        return calendars
                .workingDays()
                .map(days -> filing(wish, customerId, Commands.actor(caller), now, days))
                .onErrorMap(
                        WorkingDays.YearMissingException.class,
                        missing -> ProblemException.of(
                                HttpStatus.SERVICE_UNAVAILABLE, "working-days-missing", String.valueOf(missing.year())))
                .flatMap(filing -> keyring.sealing(
                        List.of(filing.requestId()),
                        words(wish.text()),
                        acts.carryOut(act(filing, caller), store(filing, wish, locale, caller))));
    }

    private static AuditEntry act(Filing filing, Caller caller) {
        return AuditEntry.on(caller, ACTION, Refusals.RESOURCE, filing.requestId(), filing.customerId());
    }

    private Mono<Filing> store(Filing filing, Wish wish, Locale locale, Caller caller) {
        var submitted = new Advanced(null, State.SUBMITTED, filing.filedAt(), Commands.actor(caller));
        return seal(filing.requestId(), wish.text())
                .flatMap(reason ->
                        requests.file(filing, locale, reason.length == 0 ? null : reason, wish.policyVersion()))
                .flatMap(filed -> filed
                        ? requests.note(filing.requestId(), submitted)
                        : Mono.<Void>error(ProblemException.conflict("open-request-exists")))
                .then(Mono.defer(() -> docket.announce(filing, List.of(submitted))))
                .then(Mono.defer(() -> notices.submitted(filing, locale)))
                .thenReturn(filing);
    }

    private static Set<DataCategory> words(@Nullable String text) {
        return text == null || text.isBlank() ? Set.of() : Set.of(DataCategory.INTERACTION);
    }

    /** Seals with the request's own key, which is destroyed when INTERACTION is erased. */
    private Mono<byte[]> seal(UUID id, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Mono.just(new byte[0]);
        }
        return keyring.provide(id, Set.of(DataCategory.INTERACTION))
                .map(keys -> keys.seal(DataCategory.INTERACTION, "reason", text.getBytes(StandardCharsets.UTF_8)));
    }

    private Filing filing(Wish wish, UUID customerId, Actor actor, Instant now, WorkingDays workingDays) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new Filing(
                ids.next(),
                customerId,
                wish.scope(),
                wish.channel(),
                wish.reason(),
                actor,
                actor.type() == Actor.Type.STAFF ? Set.of(actor.id()) : Set.of(),
                now,
                workingDays.after(today, settings.deadline()),
                now.plus(settings.unconfirmedValidity()));
    }
}

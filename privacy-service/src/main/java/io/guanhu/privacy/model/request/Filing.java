package io.guanhu.privacy.model.request;

import io.guanhu.privacy.model.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, by whom and until when it must be answered.
 *
 * @param handlers employee ids of the staff who filed or handled it; none of them may decide on it
 * @param deadline the last working day to answer
 * @param expiresAt when the request lapses unless the customer has confirmed it by then
 * @param hidden whether compliance alone may see it; see {@link #released}
 */
public record Filing(
        UUID requestId,
        UUID customerId,
        Set<Category> scope,
        Channel channel,
        ReasonCode reason,
        Actor filedBy,
        Set<String> handlers,
        Instant filedAt,
        LocalDate deadline,
        Instant expiresAt,
        boolean hidden) {

    /** As for an answer to a person (GB/T 35273-2020, 8.7); nothing waits for anybody here. */
    private static final int RELEASED_WITHIN_DAYS = 30;

    public Filing {
        scope = Set.copyOf(scope);
        handlers = Set.copyOf(handlers);
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("A request without scope asks for nothing");
        }
    }

    public Filing(
            UUID requestId,
            UUID customerId,
            Set<Category> scope,
            Channel channel,
            ReasonCode reason,
            Actor filedBy,
            Set<String> handlers,
            Instant filedAt,
            LocalDate deadline,
            Instant expiresAt) {
        this(requestId, customerId, scope, channel, reason, filedBy, handlers, filedAt, deadline, expiresAt, false);
    }

    /**
     * What the service files by itself, years later: to erase what this request left restricted.
     *
     * @param erased the categories that no rule keeps any more
     * @param unseen whether nobody but compliance may learn of it: that it comes, or does not come,
     *     would tell the customer whether an investigation is open (反洗钱法 art. 7)
     */
    public Filing released(UUID id, Set<Category> erased, boolean unseen, Instant at, LocalDate today) {
        return new Filing(
                id,
                customerId,
                erased,
                channel,
                ReasonCode.PURPOSE_ENDED,
                Actor.SERVICE,
                Set.of(),
                at,
                today.plusDays(RELEASED_WITHIN_DAYS),
                at,
                unseen);
    }

    /** Whether the actor is the customer whom it is about. */
    public boolean isOf(Actor actor) {
        return actor.type() == Actor.Type.CUSTOMER && actor.id().equals(customerId.toString());
    }

    /**
     * Whether an actor may take the customer's own steps: proving who they are and confirming. The
     * customer may, always; staff only where staff took the request down.
     */
    public boolean openTo(Actor actor) {
        return switch (actor.type()) {
            case CUSTOMER -> isOf(actor);
            case STAFF -> filedBy.type() == Actor.Type.STAFF;
            case SERVICE -> false;
        };
    }

    /** Why an actor may not show evidence for it; null if they may. */
    @Nullable
    public Refusal evidenceRefusal(Actor actor) {
        if (actor.type() != Actor.Type.STAFF || channel.evidence().isEmpty()) {
            return Refusal.NO_EVIDENCE_NEEDED;
        }
        return openTo(actor) ? null : Refusal.CUSTOMERS_OWN;
    }

    /** What a member of staff shows for it. */
    public Evidence evidenceBy(Actor actor, boolean provesIdentity) {
        return new Evidence(channel.evidence().orElseThrow(), actor.id(), provesIdentity);
    }

    /** The same filing with the actor among its handlers, if the actor is staff. */
    public Filing handledBy(Actor actor) {
        if (actor.type() != Actor.Type.STAFF || handlers.contains(actor.id())) {
            return this;
        }
        var all = new LinkedHashSet<>(handlers);
        all.add(actor.id());
        return new Filing(
                requestId, customerId, scope, channel, reason, filedBy, all, filedAt, deadline, expiresAt, hidden);
    }
}

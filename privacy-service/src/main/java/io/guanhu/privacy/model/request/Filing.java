package io.guanhu.privacy.model.request;

import io.guanhu.privacy.model.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was requested, by whom, and the deadline for the answer.
 *
 * @param handlers employee ids of the staff who filed or handled it; none of them may decide it
 * @param deadline the last working day for the answer
 * @param expiresAt when the request expires unless the customer has confirmed it
 * @param hidden whether only compliance may see it; see {@link #released}
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

    /** The same as for an answer to a person (GB/T 35273-2020, 8.7), although nobody waits here. */
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
     * A request that the service files itself, years later, to erase what this one left restricted.
     *
     * @param erased the categories that no rule keeps any longer
     * @param unseen whether only compliance may learn of it, because its existence or absence would
     *     tell the customer whether there is an investigation (反洗钱法 art. 7)
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

    /** Whether the actor is the customer of this request. */
    public boolean isOf(Actor actor) {
        return actor.type() == Actor.Type.CUSTOMER && actor.id().equals(customerId.toString());
    }

    /**
     * Whether an actor may take the customer's steps, proving identity and confirming. The customer
     * always may; staff only if staff filed the request.
     */
    public boolean openTo(Actor actor) {
        return switch (actor.type()) {
            case CUSTOMER -> isOf(actor);
            case STAFF -> filedBy.type() == Actor.Type.STAFF;
            case SERVICE -> false;
        };
    }

    /** Why an actor may not record evidence for it; null if they may. */
    @Nullable
    public Refusal evidenceRefusal(Actor actor) {
        if (actor.type() != Actor.Type.STAFF || channel.evidence().isEmpty()) {
            return Refusal.NO_EVIDENCE_NEEDED;
        }
        return openTo(actor) ? null : Refusal.CUSTOMERS_OWN;
    }

    /** The evidence as recorded by a member of staff. */
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

package io.guanhu.privacy.model.request;

import io.guanhu.privacy.model.Category;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/** Requests that somebody has filed. */
public final class Filings {

    private Filings() {}

    /** The customer's own, for these categories. */
    public static Filing own(UUID customer, Instant at, Category... scope) {
        return filing(customer, Channel.APP, new Actor(Actor.Type.CUSTOMER, customer.toString()), Set.of(), at, scope);
    }

    /** One that a member of staff filed. */
    public static Filing takenDown(UUID customer, Channel channel, String employee, Instant at, Category... scope) {
        return filing(customer, channel, new Actor(Actor.Type.STAFF, employee), Set.of(employee), at, scope);
    }

    private static Filing filing(
            UUID customer, Channel channel, Actor by, Set<String> handlers, Instant at, Category... scope) {
        return new Filing(
                UUID.randomUUID(),
                customer,
                scope.length == 0 ? Set.of(Category.CONTACT) : Set.of(scope),
                channel,
                ReasonCode.CUSTOMER_REQUEST,
                by,
                handlers,
                at,
                LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(21),
                at.plus(Duration.ofDays(7)));
    }
}

package io.guanhu.privacy.request;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.model.Actor;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps one person from taking over an identity by changing a contact and then receiving with it
 * what proves the identity. A contact counts that was there some time before the filing, and
 * whoever had a hand in changing one since takes no part in the request.
 */
@Component
class ContactGuard {

    private final CustomerDirectory customers;
    private final Refusals refusals;
    private final RequestSettings settings;

    ContactGuard(CustomerDirectory customers, Refusals refusals, RequestSettings settings) {
        this.customers = customers;
        this.refusals = refusals;
        this.settings = settings;
    }

    /** Since when contacts must have been there. */
    Instant settledBy(Held held) {
        return held.filing().filedAt().minus(settings.contactAge());
    }

    /** The settled contacts, with what was changed since. */
    Mono<ContactPoints> points(Held held) {
        return customers.contactPoints(held.filing().customerId(), settledBy(held));
    }

    /** The settled contacts, unless the caller had a hand in changing them. */
    Mono<ContactPoints> pointsFor(Held held, Caller caller, String action) {
        return points(held).flatMap(points -> unchangedBy(points, held, caller, action));
    }

    /** Refuses staff who had a hand in changing a contact; asks nobody about a customer. */
    Mono<Void> require(Held held, Caller caller, String action) {
        return Commands.actor(caller).type() == Actor.Type.STAFF
                ? pointsFor(held, caller, action).then()
                : Mono.empty();
    }

    private Mono<ContactPoints> unchangedBy(ContactPoints points, Held held, Caller caller, String action) {
        boolean changed = points.changes().stream().anyMatch(each -> each.by().contains(caller.id()));
        return changed && Commands.actor(caller).type() == Actor.Type.STAFF
                ? refusals.refuse(
                        caller,
                        action,
                        held.id(),
                        held.filing().customerId(),
                        ProblemException.forbidden("changed-the-contact"))
                : Mono.just(points);
    }
}

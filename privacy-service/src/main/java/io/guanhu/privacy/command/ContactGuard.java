package io.guanhu.privacy.command;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.request.Actor;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Prevents a person from taking over an identity by changing a contact and then receiving the code
 * that proves the identity. Only contacts that existed some time before the filing count, and
 * anyone involved in changing one since may not take part in the request.
 */
@Component
public class ContactGuard {

    private final CustomerDirectory customers;
    private final Refusals refusals;
    private final Duration contactAge;

    ContactGuard(
            CustomerDirectory customers,
            Refusals refusals,
            @Value("${guanhu.privacy.contact-age}") Duration contactAge) {
        this.customers = customers;
        this.refusals = refusals;
        this.contactAge = contactAge;
    }

    /** The latest time at which a contact must have existed. */
    public Instant settledBy(StoredRequest stored) {
        return stored.filing().filedAt().minus(contactAge);
    }

    /** The settled contacts, and what was changed since. */
    public Mono<ContactPoints> points(StoredRequest stored) {
        return customers.contactPoints(stored.filing().customerId(), settledBy(stored));
    }

    /** The settled contacts, unless the caller was involved in changing them. */
    public Mono<ContactPoints> pointsFor(StoredRequest stored, Caller caller, String action) {
        return points(stored).flatMap(points -> unchangedBy(points, stored, caller, action));
    }

    /** Refuses staff who were involved in changing a contact. For customers, nothing is checked. */
    public Mono<Void> require(StoredRequest stored, Caller caller, String action) {
        return Commands.actor(caller).type() == Actor.Type.STAFF
                ? pointsFor(stored, caller, action).then()
                : Mono.empty();
    }

    private Mono<ContactPoints> unchangedBy(ContactPoints points, StoredRequest stored, Caller caller, String action) {
        boolean changed = points.changes().stream().anyMatch(each -> each.by().contains(caller.id()));
        return changed && Commands.actor(caller).type() == Actor.Type.STAFF
                ? refusals.refuse(
                        caller,
                        action,
                        stored.id(),
                        stored.filing().customerId(),
                        ProblemException.forbidden("changed-the-contact"))
                : Mono.just(points);
    }
}

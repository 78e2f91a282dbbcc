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
 * Keeps one person from taking over an identity by changing a contact and then receiving with it
 * what proves the identity. A contact counts that was there some time before the filing, and
 * whoever had a hand in changing one since takes no part in the request.
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

    /** Since when contacts must have been there. */
    public Instant settledBy(StoredRequest stored) {
        return stored.filing().filedAt().minus(contactAge);
    }

    /** The settled contacts, with what was changed since. */
    public Mono<ContactPoints> points(StoredRequest stored) {
        return customers.contactPoints(stored.filing().customerId(), settledBy(stored));
    }

    /** The settled contacts, unless the caller had a hand in changing them. */
    public Mono<ContactPoints> pointsFor(StoredRequest stored, Caller caller, String action) {
        return points(stored).flatMap(points -> unchangedBy(points, stored, caller, action));
    }

    /** Refuses staff who had a hand in changing a contact; asks nobody about a customer. */
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

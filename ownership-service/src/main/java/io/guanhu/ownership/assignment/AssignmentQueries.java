package io.guanhu.ownership.assignment;

import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.ownership.timeline.Timeline;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers who looked after whom. Whom a caller may ask about depends on today's reach, not on the
 * past.
 */
@Component
class AssignmentQueries {

    private static final String ACTION = "assignment.read";

    private final Timeline timeline;
    private final AssignmentStore store;
    private final Acts acts;
    private final Cursors cursors;
    private final Clock clock;

    AssignmentQueries(Timeline timeline, AssignmentStore store, Acts acts, Cursors cursors, Clock clock) {
        this.timeline = timeline;
        this.store = store;
        this.acts = acts;
        this.cursors = cursors;
        this.clock = clock;
    }

    Mono<List<Assignment>> ofCustomer(UUID customerId, @Nullable Instant asOf, Caller caller) {
        Instant now = clock.instant();
        Reach reach = Staff.reachOf(caller);
        Mono<List<Assignment>> found = timeline.of(customerId, now)
                .filter(customer -> reach.covers(customer, now))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("customer-not-found")))
                .flatMapMany(_ -> store.ofCustomer(customerId, asOf == null ? now : asOf))
                .collectList();
        return acts.attempt(AuditEntry.onCustomer(caller, ACTION, customerId), found);
    }

    Mono<Page<Assignment>> ofManager(String managerId, @Nullable Instant asOf, PageRequest page, Caller caller) {
        Instant at = asOf == null ? clock.instant() : asOf;
        Reach reach = Staff.reachOf(caller);
        UUID after = page.after(cursors, UUID::fromString);
        return timeline.manager(managerId)
                .filter(reach::coversBookOf)
                .switchIfEmpty(Mono.error(ProblemException.notFound("manager-not-found")))
                .flatMapMany(manager -> store.ofManager(managerId, at, after, page.limit() + 1))
                .collectList()
                .map(found -> Page.of(found, page, cursors, each -> each.id().toString()));
    }
}

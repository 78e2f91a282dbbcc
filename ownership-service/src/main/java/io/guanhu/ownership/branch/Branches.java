package io.guanhu.ownership.branch;

import io.guanhu.ownership.branch.BranchStore.Change;
import io.guanhu.ownership.branch.BranchStore.Row;
import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.BranchReason;
import io.guanhu.ownership.model.branch.ListedBranch;
import io.guanhu.ownership.timeline.AuditedCommands;
import io.guanhu.ownership.timeline.BranchCheck;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.OwnershipEvents;
import io.guanhu.platform.contract.OwnershipEvents.BranchState;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes the list of branches, each time with a reason, and publishes the change. */
@Component
class Branches {

    /**
     * Why the list is changed.
     *
     * @param reference the number of the decision behind it
     */
    record Why(BranchReason code, @Nullable String reference) {}

    private final BranchStore store;
    private final BranchCheck branchCheck;
    private final Acts acts;
    private final Outbox outbox;
    private final Cursors cursors;
    private final Ids ids;
    private final Clock clock;

    Branches(
            BranchStore store,
            BranchCheck branchCheck,
            Acts acts,
            Outbox outbox,
            Cursors cursors,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.branchCheck = branchCheck;
        this.acts = acts;
        this.outbox = outbox;
        this.cursors = cursors;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Row> add(Branch path, String name, String nameEn, Why why, Caller caller) {
        Row row = new Row(new ListedBranch(ids.next(), path, name, nameEn, true, 1), change(why, caller));
        return acts.carryOut(
                entry(caller, "branch.add", path, why),
                store.add(row)
                        .filter(added -> added)
                        .switchIfEmpty(Mono.error(ProblemException.conflict("branch-listed")))
                        .then(Mono.defer(() -> announce(row.branch())))
                        .thenReturn(row));
    }

    Mono<Row> rename(UUID id, IfMatch expected, String name, String nameEn, Why why, Caller caller) {
        return change(id, expected, "branch.rename", why, caller, each -> each.rename(name, nameEn));
    }

    Mono<Row> close(UUID id, IfMatch expected, Why why, Caller caller) {
        return change(id, expected, "branch.close", why, caller, ListedBranch::close);
    }

    Mono<Row> reopen(UUID id, IfMatch expected, Why why, Caller caller) {
        return change(id, expected, "branch.reopen", why, caller, ListedBranch::reopen);
    }

    Mono<Row> find(UUID id) {
        return store.find(id).switchIfEmpty(Mono.error(Branches::unknown));
    }

    Mono<Page<Row>> all(@Nullable Branch beginning, String state, PageRequest page) {
        String after = page.after(cursors).stream().findFirst().orElse("");
        Mono<Void> asked = beginning == null ? Mono.empty() : branchCheck.requireListed("branch", beginning);
        return asked.thenMany(store.all(beginning, state, after, page.limit() + 1))
                .collectList()
                .map(found -> Page.of(
                        found, page, cursors, each -> each.branch().branch().path()));
    }

    private Mono<Row> change(
            UUID id,
            IfMatch expected,
            String action,
            Why why,
            Caller caller,
            Function<ListedBranch, Decision<ListedBranch>> decide) {
        return find(id).flatMap(found -> acts.carryOut(
                entry(caller, action, found.branch().branch(), why),
                store.lock(id)
                        .doOnNext(row -> require(expected, row))
                        .flatMap(row -> AuditedCommands.stateOf(decide.apply(row.branch())))
                        .map(next -> new Row(next, change(why, caller)))
                        .delayUntil(store::save)
                        .delayUntil(row -> announce(row.branch()))));
    }

    private static void require(IfMatch expected, Row row) {
        expected.require(row.branch().version());
    }

    private Mono<Void> announce(ListedBranch branch) {
        List<OwnershipEvents.ListedBranch> changed = List.of(toContract(branch));
        Instant now = clock.instant();
        return store.total().flatMap(total -> outbox.append(new BranchesListed(changed, total, now)));
    }

    /** The branch in the form for other services. */
    static OwnershipEvents.ListedBranch toContract(ListedBranch branch) {
        return new OwnershipEvents.ListedBranch(
                branch.branch().path(),
                branch.name(),
                branch.nameEn(),
                branch.open() ? BranchState.OPEN : BranchState.CLOSED,
                branch.version());
    }

    private Change change(Why why, Caller caller) {
        return new Change(clock.instant(), caller.id(), why.code().name(), why.reference());
    }

    private static AuditEntry entry(Caller caller, String action, Branch branch, Why why) {
        return AuditEntry.on(caller, action, "branch", branch.path(), null)
                .withReason(why.code().name());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("branch-not-found");
    }
}

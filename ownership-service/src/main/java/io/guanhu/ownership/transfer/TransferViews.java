package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.FreeTexts;
import io.guanhu.ownership.timeline.Scope;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows transfers to those who take part in them or lead a branch on either side. */
@Component
class TransferViews {

    private final TransferStore store;
    private final OpenTransferStore underWay;
    private final FreeTexts texts;
    private final Acts acts;
    private final Cursors cursors;

    TransferViews(TransferStore store, OpenTransferStore underWay, FreeTexts texts, Acts acts, Cursors cursors) {
        this.store = store;
        this.underWay = underWay;
        this.texts = texts;
        this.acts = acts;
        this.cursors = cursors;
    }

    private static boolean sees(Caller caller, Transfer transfer) {
        String employee = caller.employeeId();
        if (employee != null && transfer.terms().involves(employee)) {
            return true;
        }
        return switch (Staff.reachOf(caller)) {
            case Reach.Everything _ -> true;
            case Reach.Subtree(var branch) -> transfer.terms().concerns(branch);
            case Reach.Own _, Reach.Nothing _ -> false;
        };
    }

    /**
     * A transfer that the caller can see; any other is reported as not found, and the attempt is
     * recorded.
     */
    Mono<Transfer> seen(UUID id, Caller caller, String action) {
        Mono<Transfer> found = store.find(id)
                .filter(transfer -> sees(caller, transfer))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("transfer-not-found")));
        return acts.attempt(AuditEntry.on(caller, action, "transfer", id, null), found);
    }

    Mono<TransferController.Shown> show(UUID id, Caller caller) {
        return seen(id, caller, "transfer.read")
                .flatMap(transfer -> Mono.zip(store.proposal(id), text(id))
                        .map(found -> toResponse(
                                transfer, found.getT1(), found.getT2().orElse(null))));
    }

    Mono<Page<TransferController.Open>> open(Caller caller, PageRequest page) {
        UUID after = page.after(cursors, UUID::fromString);
        return underWay.list(Scope.of(caller), after, page.limit() + 1)
                .map(TransferController.Open::of)
                .collectList()
                .map(found -> Page.of(found, page, cursors, each -> each.id().toString()));
    }

    /**
     * The explanation, while it can still be read for at least one of the customers it concerns.
     */
    private Mono<Optional<String>> text(UUID id) {
        // Collected into a list first: an open query would hold a connection while the keys are
        // fetched.
        return store.texts(id)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(text -> texts.open(text.customerId(), Advancing.REASON_FIELD, text.words()))
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static TransferController.Shown toResponse(
            Transfer transfer, TransferStore.Proposal proposal, @Nullable String text) {
        Transfer.Terms terms = transfer.terms();
        return new TransferController.Shown(
                terms.id(),
                transfer.state(),
                proposal.at(),
                terms.proposer(),
                terms.toManager(),
                terms.toBranch().path(),
                terms.items().stream()
                        .map(item -> new TransferController.Item(
                                item.customerId(),
                                item.fromManager(),
                                item.fromBranch().path()))
                        .toList(),
                new TransferController.ShownReason(proposal.reason(), text),
                terms.effectiveFrom(),
                approvals(transfer),
                awaiting(transfer));
    }

    private static List<TransferController.Approval> approvals(Transfer transfer) {
        return transfer instanceof Transfer.Agreed agreed
                ? agreed.approvals().stream()
                        .map(each -> new TransferController.Approval(
                                each.employeeId(), each.branch().path()))
                        .toList()
                : List.of();
    }

    private static Set<String> awaiting(Transfer transfer) {
        return transfer instanceof Transfer.Agreed agreed
                ? agreed.missing().stream().map(Branch::path).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }
}

package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.Reason;
import io.guanhu.platform.description.schema.Required;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/transfers")
class TransferController {

    private static final int MOST_CUSTOMERS = 200;

    private final Transfers transfers;
    private final TransferViews views;

    TransferController(Transfers transfers, TransferViews views) {
        this.transfers = transfers;
        this.views = views;
    }

    record Propose(
            @Required @Nullable List<@Nullable UUID> customerIds,
            @Required @Nullable String toManager,
            @Required @Nullable Reason reason,
            @Nullable Instant effectiveFrom) {}

    record Step(UUID id, Transfer.State state) {

        static Step of(Transfer transfer) {
            return new Step(transfer.terms().id(), transfer.state());
        }
    }

    /**
     * An open transfer in a list.
     *
     * @param customerCount how many are handed over, without customers erased meanwhile
     */
    record Open(
            UUID id,
            Transfer.State state,
            Instant createdAt,
            String proposer,
            String toManager,
            String toBranch,
            int customerCount,
            ReasonCode reasonCode) {

        static Open of(OpenTransferStore.Row row) {
            return new Open(
                    row.id(),
                    row.state(),
                    row.proposedAt(),
                    row.proposer(),
                    row.toManager(),
                    row.toBranch(),
                    row.customers(),
                    row.reason());
        }
    }

    record Item(UUID customerId, String fromManager, String fromBranch) {}

    record ShownReason(ReasonCode code, @Nullable String text) {}

    /**
     * @param approvals the leads' approvals so far, while it waits for them
     * @param awaiting the branches whose lead has not approved yet
     */
    record Shown(
            UUID id,
            Transfer.State state,
            Instant createdAt,
            String proposer,
            String toManager,
            String toBranch,
            List<Item> customers,
            ShownReason reason,
            @Nullable Instant effectiveFrom,
            List<Approval> approvals,
            Set<String> awaiting) {}

    /**
     * @param branch the branch that the lead is responsible for
     */
    record Approval(String approver, String branch) {}

    @Audited("transfer.propose")
    @PostMapping
    @Permitted("transfer.propose")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<Step>> propose(@RequestBody Propose body, Caller caller) {
        return transfers
                .propose(checked(body), caller)
                .map(Step::of)
                .map(step -> ResponseEntity.created(URI.create("/api/transfers/" + step.id()))
                        .body(step));
    }

    @Audited("transfer.accept")
    @PostMapping("/{id}/acceptance")
    @Permitted("transfer.accept")
    Mono<Step> accept(@PathVariable UUID id, Caller caller) {
        return transfers.accept(id, caller).map(Step::of);
    }

    @Audited("transfer.approve")
    @PostMapping("/{id}/approval")
    @Permitted("transfer.approve")
    Mono<Step> approve(@PathVariable UUID id, Caller caller) {
        return transfers.approve(id, caller).map(Step::of);
    }

    @Audited("transfer.withdraw")
    @PostMapping("/{id}/withdrawal")
    @Permitted("transfer.withdraw")
    Mono<Step> withdraw(@PathVariable UUID id, Caller caller) {
        return transfers.withdraw(id, caller).map(Step::of);
    }

    @Audited("transfer.refuse")
    @PostMapping("/{id}/refusal")
    @Permitted("transfer.refuse")
    Mono<Step> decline(@PathVariable UUID id, Caller caller) {
        return transfers.decline(id, caller).map(Step::of);
    }

    @Audited("transfer.read")
    @GetMapping("/{id}")
    @Permitted("transfer.read")
    Mono<Shown> show(@PathVariable UUID id, Caller caller) {
        return views.show(id, caller);
    }

    /** The open transfers that wait for the caller, or for somebody within the caller's reach. */
    @Audited("transfer.list")
    @GetMapping
    @Permitted("transfer.list")
    Mono<ResponseEntity<Page<Open>>> open(PageRequest page, ServerHttpRequest request, Caller caller) {
        return views.open(caller, page).map(found -> found.answering(request));
    }

    private static Transfers.Proposal checked(Propose body) {
        List<FieldProblem> problems = new ArrayList<>();
        List<@Nullable UUID> customers = body.customerIds() == null ? List.of() : body.customerIds();
        String receiver = body.toManager() == null ? "" : body.toManager();
        if (customers.isEmpty()) {
            problems.add(new FieldProblem("customerIds", "required"));
        }
        if (customers.size() > MOST_CUSTOMERS) {
            problems.add(new FieldProblem("customerIds", "too-many"));
        }
        if (customers.stream().anyMatch(Objects::isNull)) {
            problems.add(new FieldProblem("customerIds", "malformed"));
        }
        if (receiver.isEmpty()) {
            problems.add(new FieldProblem("toManager", "required"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        ReasonCode code = Reason.checked(body.reason());
        String text = body.reason() == null ? null : body.reason().text();
        Instant from = body.effectiveFrom();
        return new Transfers.Proposal(
                List.copyOf(new LinkedHashSet<>(customers)),
                receiver,
                code,
                text,
                from == null ? null : from.truncatedTo(ChronoUnit.MICROS));
    }
}

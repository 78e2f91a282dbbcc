package io.guanhu.customer.closure;

import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.Reason;
import io.guanhu.customer.closure.ProposingEnd.End;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Proposes the end of a relationship for a second person to decide. */
@RestController
class EndProposalController {

    private final ProposingEnd proposals;

    EndProposalController(ProposingEnd proposals) {
        this.proposals = proposals;
    }

    /**
     * @param endedOn today or a day in the past
     * @param evidence the number of the supporting document in the bank's archive; absent only if
     *     nothing may be stored for the customer's interactions
     */
    record EndProposal(
            @NotNull LocalDate endedOn,
            @Valid @NotNull Reason reason,

            @Size(max = 200) @Pattern(regexp = ".*\\S.*") @Nullable
            String evidence) {

        /** Does not show what was written. */
        @Override
        public String toString() {
            return "EndProposal[" + endedOn + "]";
        }
    }

    record ProposedEnd(UUID id, State state, LocalDate relationshipEndedOn, Instant expiresAt) {}

    @Audited("change.propose-end")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/customers/{id}/closure-proposals")
    @Permitted("change.propose-end")
    @ReturnsETag
    Mono<ResponseEntity<ProposedEnd>> propose(
            Caller caller, @PathVariable UUID id, IfMatch expected, @Valid @RequestBody EndProposal proposal) {
        End end = new End(proposal.endedOn(), proposal.reason(), proposal.evidence());
        return proposals.propose(caller, id, expected, end).map(change -> answer(change, proposal.endedOn()));
    }

    private static ResponseEntity<ProposedEnd> answer(AwaitingDecision change, LocalDate endedOn) {
        UUID id = change.proposal().id();
        return ResponseEntity.created(URI.create("/api/customers/%s/changes/%s"
                        .formatted(change.proposal().customerId(), id)))
                .cacheControl(CacheControl.noStore())
                .eTag(IfMatch.etagOf(change.step()))
                .body(new ProposedEnd(id, State.of(change), endedOn, change.expiresAt()));
    }
}

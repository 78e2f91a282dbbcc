package io.guanhu.customer.proposal;

import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.DiffView;
import io.guanhu.customer.change.Reason;
import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.customer.proposal.Proposing.Difference;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Proposes a change and returns the differences. */
@RestController
@RequestMapping("/api/customers/{id}/changes")
class ProposalController {

    private final Proposing proposing;
    private final Masks masks;
    private final PatchReader patches;

    ProposalController(Proposing proposing, Masks masks, PatchReader patches) {
        this.proposing = proposing;
        this.masks = masks;
        this.patches = patches;
    }

    /**
     * @param patch a merge patch (RFC 7396): null removes a field
     * @param removed fields to remove, for clients that cannot distinguish null from an absent
     *     field
     */
    @Schema(name = "NewChange")
    record Asked(
            @Schema(ref = FieldSchemas.PATCH) @Nullable Map<String, JsonNode> patch,

            @ArraySchema(schema = @Schema(ref = FieldSchemas.NAME), uniqueItems = true) @Size(max = 20) @Nullable
            List<@NotNull String> removed,

            @Valid @NotNull Reason reason) {

        /** Does not show the values. */
        @Override
        public String toString() {
            return "Asked[…]";
        }
    }

    @Schema(name = "ProposedChange")
    record Answered(UUID id, State state, List<DiffView> diff, Instant expiresAt) {}

    @Audited("change.propose")
    @PostMapping
    @Permitted("change.propose")
    @ReturnsETag
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<Answered>> propose(
            Caller caller, @PathVariable UUID id, IfMatch expected, @Valid @RequestBody Asked change) {
        var patch = patches.read(change.patch(), change.removed());
        return proposing
                .propose(caller, id, expected, patch, change.reason())
                .map(difference -> answer(id, difference));
    }

    private ResponseEntity<Answered> answer(UUID customerId, Difference difference) {
        Proposed change = difference.change();
        UUID id = change.proposal().id();
        return ResponseEntity.created(URI.create("/api/customers/%s/changes/%s".formatted(customerId, id)))
                .cacheControl(CacheControl.noStore())
                .eTag(IfMatch.etagOf(change.step()))
                .body(new Answered(id, State.of(change), DiffView.of(difference.diff(), masks), change.expiresAt()));
    }
}

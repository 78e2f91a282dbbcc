package io.guanhu.customer.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.matching.Why;
import io.guanhu.customer.model.Purpose;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.description.ReturnsLocation;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Checks of registrations. Only compliance sees why a check is needed. The person who decides sees
 * the customers who may be the same person, if they are within their reach.
 */
@RestController
@RequestMapping("/api/registration-checks")
class CheckController {

    private final Checks checks;
    private final Deciding deciding;
    private final Masks masks;
    private final Clock clock;

    CheckController(Checks checks, Deciding deciding, Masks masks, Clock clock) {
        this.checks = checks;
        this.deciding = deciding;
        this.masks = masks;
        this.clock = clock;
    }

    /** What to verify in every check. */
    enum Proof {
        /** The person is present, or is called back on a number that the bank knows. */
        PERSON_PRESENT,
        /** The original document, verified with the authority that issued it. */
        ORIGINAL_DOCUMENT,
        /** The person wishes to become a customer. */
        OWN_WISH
    }

    /**
     * @param verify what to verify before deciding
     * @param why absent except for compliance
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckView(
            UUID id,
            State state,
            long version,
            String branch,
            String origin,
            String registeredBy,
            Instant createdAt,
            Instant expiresAt,
            List<Proof> verify,
            @Nullable Reason reason,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable Why why) {}

    /**
     * @param candidates customers who may be the same person, if within the reader's reach; empty
     *     for the person who made the registration
     * @param fields masked; empty once the check has ended
     */
    record CheckDetail(
            CheckView check,
            Set<UUID> candidates,
            @Schema(ref = FieldSchemas.SHOWN) Map<String, Object> fields) {

        /** Does not show the values. */
        @Override
        public String toString() {
            return "CheckDetail[" + check.id() + "]";
        }
    }

    /**
     * @param purpose recorded in the audit log
     */
    record RevealOfDraft(@NotNull Purpose purpose) {}

    record RevealedDraft(@Schema(ref = FieldSchemas.SHOWN) Map<String, Object> fields) {

        /** Does not show the values. */
        @Override
        public String toString() {
            return "RevealedDraft[…]";
        }
    }

    /**
     * @param reason PERSON_CONFIRMED and PERSON_RETURNED admit the person; all others reject the
     *     registration
     * @param customerId the existing customer who is the same person, with ALREADY_CUSTOMER only
     */
    record CheckDecision(@NotNull Reason reason, @Nullable UUID customerId) {}

    @Audited("registration-check.list")
    @GetMapping
    @Permitted(value = "registration-check.list", further = "registration-check.explain")
    Mono<ResponseEntity<Page<CheckView>>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable State state,
            PageRequest page,
            ServerHttpRequest request) {
        return checks.list(caller, state, page)
                .map(found -> found.map(each -> view(each, caller)).answering(request));
    }

    @Audited("registration-check.read")
    @GetMapping("/{id}")
    @Permitted(value = "registration-check.read", further = "registration-check.explain")
    @ReturnsETag
    Mono<ResponseEntity<CheckDetail>> read(Caller caller, @PathVariable UUID id) {
        return checks.read(caller, id)
                .map(seen -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .eTag(IfMatch.etagOf(seen.stored().check().version()))
                        .body(new CheckDetail(
                                view(seen.stored(), caller),
                                seen.candidates(),
                                ValueJson.plain(seen.profile(), masks::mask))));
    }

    /** Shows the values to compare with the documents to the person who decides. */
    @Audited("registration-check.reveal")
    @PostMapping("/{id}/reveal")
    @Permitted("registration-check.reveal")
    Mono<ResponseEntity<RevealedDraft>> reveal(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody RevealOfDraft reveal) {
        return checks.reveal(caller, id, reveal.purpose())
                .map(seen -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new RevealedDraft(ValueJson.plain(seen.profile(), (_, value) -> value))));
    }

    @Audited("registration-check.decide")
    @PostMapping("/{id}/decision")
    @Permitted(value = "registration-check.decide", further = "registration-check.explain")
    @ReturnsETag
    @ReturnsLocation(always = false)
    Mono<ResponseEntity<CheckView>> decide(
            Caller caller, @PathVariable UUID id, IfMatch expected, @Valid @RequestBody CheckDecision decision) {
        return deciding.decide(id, new Decision(caller, expected, decision.reason(), decision.customerId()))
                .map(stored -> decided(stored, caller));
    }

    private ResponseEntity<CheckView> decided(StoredCheck stored, Caller caller) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(IfMatch.etagOf(stored.check().version()));
        if (stored.check().state() == State.ADMITTED) {
            answer.location(URI.create("/api/customers/" + stored.id()));
        }
        return answer.body(view(stored, caller));
    }

    private CheckView view(StoredCheck stored, Caller caller) {
        RegistrationCheck check = stored.check().asOf(clock.instant());
        return new CheckView(
                stored.id(),
                check.state(),
                check.version(),
                stored.branch(),
                stored.origin().name(),
                check.registeredBy(),
                check.openedAt(),
                check.expiresAt(),
                List.of(Proof.values()),
                check.reason(),
                check.endedBy(),
                check.endedAt(),
                caller.may("registration-check.explain") ? Why.of(stored.suspicion()) : null);
    }
}

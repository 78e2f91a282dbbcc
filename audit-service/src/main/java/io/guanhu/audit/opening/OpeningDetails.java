package io.guanhu.audit.opening;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.opening.SealedStore.Leaf;
import io.guanhu.audit.opening.SealedStore.Stored;
import io.guanhu.audit.standing.Alerts;
import io.guanhu.audit.standing.LogBrokenException;
import io.guanhu.audit.standing.SignedLeaves;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens details with the customer's keys, which only customer-service has. Only values that match
 * the commitments in the signed leaf are sent there. No connection is held in the meantime, and
 * nothing is shown before the access is on its way into the log.
 */
@Service
class OpeningDetails {

    private static final String CUSTOMER_SERVICE = "customer-service";

    private final SealedStore store;
    private final SignedLeaves leaves;
    private final ServiceClients services;
    private final AuditTrail trail;
    private final Alerts alerts;
    private final JsonMapper json;

    OpeningDetails(
            SealedStore store,
            SignedLeaves leaves,
            ServiceClients services,
            AuditTrail trail,
            Alerts alerts,
            JsonMapper json) {
        this.store = store;
        this.leaves = leaves;
        this.services = services;
        this.trail = trail;
        this.alerts = alerts;
        this.json = json;
    }

    /**
     * A detail, as far as it can be shown.
     *
     * @param state OPENED, ERASED or RESTRICTED
     * @param value a text or a list of texts; absent unless it was opened
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenedDetail(
            int position,
            String category,
            String field,
            String state,

            @Schema(oneOf = {String.class, String[].class}) @Nullable
            Object value) {

        /** Does not show the value. */
        @Override
        public String toString() {
            return "OpenedDetail[" + position + " " + state + "]";
        }
    }

    /** The request to customer-service, and its answer. */
    record Opening(List<SealedDetail> details) {}

    record Answer(List<AnsweredDetail> details) {}

    record AnsweredDetail(String state, @Nullable Object value) {

        /** Does not show the value. */
        @Override
        public String toString() {
            return "AnsweredDetail[" + state + "]";
        }
    }

    Mono<List<OpenedDetail>> open(Caller caller, UUID entryId, Purpose purpose) {
        return leaves.signed()
                .flatMap(signed -> store.leaf(entryId, signed.size()).flatMap(leaf -> read(signed, leaf)))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("entry-not-found")))
                .flatMap(leaf -> open(caller, entryId, purpose, leaf))
                .onErrorResume(LogBrokenException.class, this::refuse);
    }

    private <T> Mono<T> refuse(LogBrokenException broken) {
        ProblemException problem = ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "audit-log-broken");
        return alerts.raise(AlertKind.DETAIL_BROKEN, broken.flaw()).then(Mono.error(problem));
    }

    private record SignedLeaf(long index, JsonNode json) {}

    private Mono<SignedLeaf> read(Checkpoint signed, Leaf leaf) {
        return leaves.hashes(signed, List.of(leaf.index())).map(hashes -> {
            if (!Hash.ofLeaf(leaf.entry()).equals(hashes.get(leaf.index()))) {
                throw new LogBrokenException(leaf.index(), Kind.LEAF_CHANGED);
            }
            return new SignedLeaf(leaf.index(), json.readTree(leaf.entry()));
        });
    }

    private Mono<List<OpenedDetail>> open(Caller caller, UUID entryId, Purpose purpose, SignedLeaf leaf) {
        JsonNode committed = leaf.json().path("details");
        String customer = leaf.json().path("customerId").asString("");
        if (committed.isEmpty() || customer.isEmpty()) {
            return Mono.error(ProblemException.notFound("entry-has-no-details"));
        }
        UUID customerId = UUID.fromString(customer);
        AuditEntry act = AuditEntry.on(caller, "audit.open-details", "audit-entry", entryId, customerId)
                .withReason(purpose.name());
        return store.details(entryId)
                .collectList()
                .map(stored -> genuine(leaf, stored))
                .flatMap(stored -> ask(customerId, stored).map(answer -> merge(committed, stored, answer)))
                .flatMap(this::somethingLeft)
                .delayUntil(_ -> trail.allowed(act));
    }

    /** Requires that each matches its commitment in the leaf. */
    private static List<Stored> genuine(SignedLeaf leaf, List<Stored> stored) {
        for (Stored each : stored) {
            JsonNode committed = leaf.json().path("details").path(each.position());
            boolean same = committed
                            .path("category")
                            .asString("")
                            .equals(each.detail().category())
                    && committed.path("field").asString("").equals(each.detail().field())
                    && committed
                            .path("commitment")
                            .asString("")
                            .equals(each.detail().commitment());
            if (!same) {
                throw new LogBrokenException(leaf.index(), Kind.DETAIL_CHANGED);
            }
        }
        return stored;
    }

    private Mono<Answer> ask(UUID customerId, List<Stored> stored) {
        if (stored.isEmpty()) {
            return Mono.just(new Answer(List.of()));
        }
        List<SealedDetail> sealed = stored.stream()
                .map(each -> new SealedDetail(
                        DataCategory.valueOf(each.detail().category()),
                        each.detail().field(),
                        each.detail().sealed()))
                .toList();
        return services.to(CUSTOMER_SERVICE)
                .post(Answer.class, new Opening(sealed), "/internal/customers/{id}/audit-details", customerId)
                // The customer no longer exists, nor do the keys.
                .defaultIfEmpty(new Answer(List.of()));
    }

    /**
     * Missing details count as erased; the verification finds those that are missing for other
     * reasons.
     */
    private static List<OpenedDetail> merge(JsonNode committed, List<Stored> stored, Answer answer) {
        List<OpenedDetail> opened = new ArrayList<>();
        for (int position = 0; position < committed.size(); position++) {
            JsonNode detail = committed.path(position);
            AnsweredDetail answered = new AnsweredDetail("ERASED", null);
            for (int i = 0; i < answer.details().size() && i < stored.size(); i++) {
                if (stored.get(i).position() == position) {
                    answered = answer.details().get(i);
                }
            }
            opened.add(new OpenedDetail(
                    position,
                    detail.path("category").asString(""),
                    detail.path("field").asString(""),
                    answered.state(),
                    answered.value()));
        }
        return opened;
    }

    private Mono<List<OpenedDetail>> somethingLeft(List<OpenedDetail> details) {
        if (details.stream().allMatch(detail -> detail.state().equals("ERASED"))) {
            return Mono.error(ProblemException.of(HttpStatus.GONE, "details-erased"));
        }
        return details.stream().noneMatch(detail -> detail.state().equals("OPENED"))
                ? Mono.error(ProblemException.locked("details-restricted"))
                : Mono.just(details);
    }
}

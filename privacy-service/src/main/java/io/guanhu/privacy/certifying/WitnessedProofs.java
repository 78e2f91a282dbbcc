package io.guanhu.privacy.certifying;

import io.guanhu.platform.client.ServiceClients;
import io.guanhu.privacy.execution.NotYetException;
import io.guanhu.privacy.model.proof.AuditProof;
import io.guanhu.privacy.model.proof.LogPolicy;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets proofs from the audit log, and accepts only valid ones. */
@Component
class WitnessedProofs {

    private final ServiceClients services;
    private final LogPolicy policy;
    private final JsonMapper json;

    WitnessedProofs(ServiceClients services, LogPolicy policy, JsonMapper json) {
        this.services = services;
        this.policy = policy;
        this.json = json;
    }

    /**
     * The proof for the entry about a request.
     *
     * @return {@link NotYetException} while the log does not include the entry or too few witnesses
     *     have seen it there; {@link IllegalStateException} if the proof is wrong
     */
    Mono<AuditProof> of(UUID request, UUID entryId) {
        TrustPolicy rule = policy.policy().orElse(null);
        if (rule == null) {
            return Mono.error(new NotYetException("a policy for the audit log's witnesses"));
        }
        return services.to("audit-service")
                .get(JsonNode.class, "/internal/audit/entries/{id}/proof", entryId)
                .switchIfEmpty(Mono.error(() -> new NotYetException("audit proof")))
                .flatMap(answer -> checked(request, entryId, answer, rule));
    }

    private Mono<AuditProof> checked(UUID request, UUID entryId, JsonNode answer, TrustPolicy rule) {
        String leaf = answer.path("leaf").asString("");
        byte[] entry = Base64.getDecoder().decode(leaf);
        if (!json.readTree(entry).path("resourceId").asString("").equals(request.toString())) {
            return Mono.error(new IllegalStateException("The audit entry is about something else"));
        }
        if (!answer.path("witnessed").asBoolean(false)) {
            return Mono.error(new NotYetException("witnesses of the audit log"));
        }
        TlogProof proof = TlogProof.parse(answer.path("proof").asString(""));
        return switch (proof.check(entry, rule)) {
            case TlogProof.Proven(var quorum) -> Mono.just(new AuditProof(entryId, leaf, proof, quorum));
            case TlogProof.NotProven(String why) ->
                Mono.error(new IllegalStateException("The audit proof does not hold: " + why));
        };
    }
}

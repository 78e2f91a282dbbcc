package io.guanhu.audit.log;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Inclusion proofs, for people and for the certificates of privacy-service; consistency proofs. */
@RestController
class ProofController {

    private final Proofs proofs;

    ProofController(Proofs proofs) {
        this.proofs = proofs;
    }

    @Audited("audit.prove")
    @GetMapping("/api/audit/entries/{id}/proof")
    @Permitted("audit.prove")
    Mono<InclusionProof> proof(Caller caller, @PathVariable UUID id) {
        return proofs.prove(caller, id);
    }

    /** Between the sizes of two checkpoints. */
    @Audited(value = "audit.prove-consistency", counted = true)
    @GetMapping("/api/audit/log/consistency")
    @Permitted("audit.prove-consistency")
    Mono<ConsistencyProof> consistency(@RequestParam long from, @RequestParam long to) {
        return proofs.consistency(from, to);
    }

    @NotAudited("A service needs the proof for a certificate, whose issue is recorded")
    @GetMapping("/internal/audit/entries/{id}/proof")
    @Permitted("internal.audit-proof")
    Mono<InclusionProof> proofForService(Caller caller, @PathVariable UUID id) {
        return proofs.prove(caller, id);
    }
}

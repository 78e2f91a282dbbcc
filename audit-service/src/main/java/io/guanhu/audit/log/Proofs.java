package io.guanhu.audit.log;

import io.guanhu.audit.log.LogStore.Leaf;
import io.guanhu.audit.standing.TileStore;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.TiledLog;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Proves against the latest checkpoint that an entry is in the log, and that the log has only
 * grown.
 */
@Service
class Proofs {

    private final LogStore store;
    private final TileStore tiles;
    private final AuditTrail trail;
    private final TrustPolicy policy;

    Proofs(LogStore store, TileStore tiles, AuditTrail trail, TrustPolicy policy) {
        this.store = store;
        this.tiles = tiles;
        this.trail = trail;
        this.policy = policy;
    }

    @Transactional
    public Mono<InclusionProof> prove(Caller caller, UUID entryId) {
        return store.leaf(entryId)
                .flatMap(leaf -> checkpointFor(leaf)
                        .flatMap(note -> prove(leaf, note))
                        .delayUntil(proof -> recordAccess(caller, leaf)))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("entry-not-found")));
    }

    /**
     * The latest witnessed checkpoint if it covers the leaf; otherwise the latest one, which
     * witnesses have not seen yet.
     */
    private Mono<SignedNote> checkpointFor(Leaf leaf) {
        return store.witnessed()
                .filter(note -> Checkpoint.parse(note.text()).size() > leaf.index())
                .switchIfEmpty(store.checkpoint());
    }

    /** Proves consistency between two sizes, up to that of the latest checkpoint. */
    Mono<ConsistencyProof> consistency(long from, long to) {
        return store.checkpoint()
                .map(note -> Checkpoint.parse(note.text()).size())
                .defaultIfEmpty(0L)
                .flatMap(size -> {
                    if (from < 1 || from > to) {
                        return Mono.error(ProblemException.invalid("from", "range"));
                    }
                    return to > size ? Mono.error(ProblemException.invalid("to", "range")) : proveConsistency(from, to);
                });
    }

    private Mono<ConsistencyProof> proveConsistency(long from, long to) {
        var needed = TiledLog.tilesFor(nodes -> MerkleTree.consistency(nodes, from, to));
        return tiles.tiles(needed)
                .map(found -> MerkleTree.consistency(TiledLog.nodesOf(found), from, to))
                .map(hashes -> new ConsistencyProof(
                        from, to, hashes.stream().map(Hash::base64).toList()));
    }

    private Mono<Void> recordAccess(Caller caller, Leaf leaf) {
        return trail.allowed(AuditEntry.on(caller, "audit.prove", "audit-entry", leaf.entryId(), leaf.customerId()));
    }

    private Mono<InclusionProof> prove(Leaf leaf, SignedNote note) {
        long size = Checkpoint.parse(note.text()).size();
        var needed = TiledLog.tilesFor(nodes -> MerkleTree.inclusion(nodes, leaf.index(), size));
        return tiles.tiles(needed)
                .map(found -> MerkleTree.inclusion(TiledLog.nodesOf(found), leaf.index(), size))
                .map(hashes -> proof(leaf, size, hashes, note));
    }

    private InclusionProof proof(Leaf leaf, long size, List<Hash> hashes, SignedNote note) {
        return new InclusionProof(
                leaf.entryId(),
                leaf.index(),
                size,
                Base64.getEncoder().encodeToString(leaf.entry()),
                Hash.ofLeaf(leaf.entry()).base64(),
                hashes.stream().map(Hash::base64).toList(),
                note.toString(),
                QuorumCheck.check(note, policy) instanceof QuorumCheck.Met,
                new TlogProof(leaf.index(), hashes, note).toString());
    }
}

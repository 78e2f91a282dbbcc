package io.guanhu.witness;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A log of a thousand leaves, and another history of it under the same key. */
final class GrowingLog {

    static final int LEAVES = 1000;

    private final String origin;
    private final NoteSigner signer;
    private final MerkleTree.Nodes truth = nodes("leaf");
    private final MerkleTree.Nodes fork = nodes("fork");

    GrowingLog(String origin) {
        this.origin = origin;
        this.signer = signer(origin);
    }

    static NoteSigner signer(String origin) {
        try {
            return new NoteSigner(
                    origin, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static MerkleTree.Nodes nodes(String content) {
        List<Hash> leaves = IntStream.range(0, LEAVES)
                .mapToObj(i -> (content + i).getBytes(StandardCharsets.UTF_8))
                .map(Hash::ofLeaf)
                .toList();
        return TiledLog.nodesOf(TiledLog.append(0, Map.of(), leaves).changed());
    }

    String origin() {
        return origin;
    }

    String key() {
        return signer.verifier().verifierKey();
    }

    Checkpoint head(long size) {
        return new Checkpoint(origin, size, MerkleTree.root(truth, size));
    }

    SignedNote checkpoint(long size) {
        return signer.sign(head(size));
    }

    /** The same size with another root. */
    SignedNote forked(long size) {
        return signer.sign(new Checkpoint(origin, size, MerkleTree.root(fork, size)));
    }

    List<Hash> proof(long from, long to) {
        return from == 0 ? List.of() : MerkleTree.consistency(truth, from, to);
    }

    AddCheckpoint step(long from, long to) {
        return new AddCheckpoint(from, proof(from, to), checkpoint(to));
    }
}

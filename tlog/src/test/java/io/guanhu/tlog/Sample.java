package io.guanhu.tlog;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.ReferenceTree;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;

/** A log of ten leaves, its key, and witnesses. */
public final class Sample {

    public static final String ORIGIN = "bank.example/audit";
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    public static final List<Hash> LEAVES = ReferenceTree.numbered(10);

    private Sample() {}

    public static NoteSigner log() {
        return new NoteSigner(ORIGIN, pair("Ed25519"));
    }

    public static Cosigner witness(String name) {
        return new Cosigner(name, pair("Ed25519"));
    }

    public static Cosigner postQuantumWitness(String name) {
        return new Cosigner(name, pair("ML-DSA-44"));
    }

    public static Checkpoint head(int size) {
        return new Checkpoint(ORIGIN, size, MerkleTree.root(ReferenceTree.nodes(LEAVES), size));
    }

    public static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

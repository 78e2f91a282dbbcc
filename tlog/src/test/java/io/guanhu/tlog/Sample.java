package io.guanhu.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;

/** A log of ten leaves, its key, and witnesses. */
final class Sample {

    static final String ORIGIN = "bank.example/audit";
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final List<Hash> LEAVES = ReferenceTree.numbered(10);

    private Sample() {}

    static NoteSigner log() {
        return new NoteSigner(ORIGIN, pair("Ed25519"));
    }

    static Cosigner witness(String name) {
        return new Cosigner(name, pair("Ed25519"));
    }

    static Cosigner postQuantumWitness(String name) {
        return new Cosigner(name, pair("ML-DSA-44"));
    }

    static Checkpoint head(int size) {
        return new Checkpoint(ORIGIN, size, MerkleTree.root(ReferenceTree.nodes(LEAVES), size));
    }

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

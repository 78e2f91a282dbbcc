package io.guanhu.tlog.proof;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Decimal;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.util.List;

/**
 * Proves offline that an entry is in a log that witnesses have seen (C2SP tlog-proof).
 *
 * @param index the entry's index
 * @param hashes from the leaf's sibling upwards
 * @param checkpoint with the witnesses' cosignatures
 */
public record TlogProof(long index, List<Hash> hashes, SignedNote checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /** The result of a check. */
    public sealed interface Verdict {}

    /** The entry is in the log, and the policy is satisfied. */
    public record Proven(QuorumCheck.Met quorum) implements Verdict {}

    /**
     * Not proven.
     *
     * @param why a sentence for display, without the full stop
     */
    public record NotProven(String why) implements Verdict {}

    /**
     * Reads a proof; ignores extra data, because nothing authenticates it.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static TlogProof parse(String proof) {
        int blank = proof.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("A proof has no checkpoint");
        }
        List<String> lines = List.of(proof.substring(0, blank).split("\n", -1));
        if (!lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("Not a " + HEADER);
        }
        int next = lines.size() > 1 && lines.get(1).startsWith("extra ") ? 2 : 1;
        if (lines.size() <= next || !lines.get(next).startsWith("index ")) {
            throw new IllegalArgumentException("A proof without index");
        }
        return new TlogProof(
                Decimal.parse(lines.get(next).substring("index ".length())),
                HashLines.parse(lines.subList(next + 1, lines.size())),
                SignedNote.parse(proof.substring(blank + 2)));
    }

    /** Checks the proof for a leaf's bytes: log, quorum, and the path to the root. */
    public Verdict check(byte[] leaf, TrustPolicy policy) {
        return switch (QuorumCheck.check(checkpoint, policy)) {
            case QuorumCheck.NotMet notMet -> new NotProven(notMet.inWords());
            case QuorumCheck.Met met ->
                leadsTo(met.checkpoint(), leaf)
                        ? new Proven(met)
                        : new NotProven("the entry is not in the log of the checkpoint");
        };
    }

    private boolean leadsTo(Checkpoint head, byte[] leaf) {
        return ProofCheck.included(Hash.ofLeaf(leaf), index, head.size(), hashes, head.root());
    }

    /** The proof in the form that is stored and sent. */
    @Override
    public String toString() {
        return HEADER + "\nindex " + index + "\n" + HashLines.format(hashes) + "\n" + checkpoint;
    }
}

package io.guanhu.witness;

import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.NoteKey;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.witness.disk.LogFiles;
import io.guanhu.witness.disk.WitnessKeys;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One log: compares, stores and cosigns, one request at a time. */
final class WitnessedLog {

    private static final System.Logger LOG = System.getLogger("witness");
    private static final int REMEMBERED = 4096;

    private final String origin;
    private final List<NoteKey> keys;
    private final WitnessKeys own;
    private final LogFiles files;
    private final Clock clock;
    private final Counts counts;
    private final ReentrantLock lock = new ReentrantLock();

    /** The roots of recently cosigned sizes, to detect two roots for one size. */
    private final Map<Long, Hash> roots = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Hash> eldest) {
            return size() > REMEMBERED;
        }
    };

    private @Nullable SignedNote latest;

    WitnessedLog(String origin, List<NoteKey> keys, WitnessKeys own, LogFiles files, Clock clock, Counts counts)
            throws IOException {
        this.origin = origin;
        this.keys = List.copyOf(keys);
        this.own = own;
        this.files = files;
        this.clock = clock;
        this.counts = counts;
        this.latest = files.latest().orElse(null);
        if (latest != null && !own.cosigned(latest)) {
            throw new IllegalStateException("The record of the log "
                    + origin
                    + " is not cosigned by a key of this witness: it was altered, or the key"
                    + " was exchanged without keeping the old public key");
        }
    }

    Optional<SignedNote> latest() {
        lock.lock();
        try {
            return Optional.ofNullable(latest);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Judges a checkpoint of this log. If this returns a cosignature, the checkpoint is on disk.
     */
    Answer add(AddCheckpoint request) throws IOException {
        if (!Judgement.isSigned(request.checkpoint(), keys)) {
            return new Answer.Refused(Judgement.FORBIDDEN, "The checkpoint is not signed by a key of the log");
        }
        lock.lock();
        try {
            Head head = latest == null ? Head.OF_NOTHING : Head.of(latest);
            Optional<Answer> refusal = Judgement.against(request, head);
            if (refusal.isPresent()) {
                keepEvidence(request, refusal.get());
                return refusal.get();
            }
            return cosign(request.checkpoint());
        } finally {
            lock.unlock();
        }
    }

    private Answer cosign(SignedNote checkpoint) throws IOException {
        Instant now = clock.instant();
        SignedNote cosigned = checkpoint;
        for (Cosigner cosigner : own.cosigners()) {
            cosigned = cosigner.cosign(cosigned, now);
        }
        files.advance(cosigned, now);
        latest = cosigned;
        Head head = Head.of(cosigned);
        roots.put(head.size(), head.root());
        return new Answer.Cosigned(cosigned, own.cosigners().size());
    }

    private void keepEvidence(AddCheckpoint request, Answer refusal) throws IOException {
        Head claimed = Head.of(request.checkpoint());
        Hash known = roots.get(claimed.size());
        boolean twoRoots = refusal instanceof Answer.OtherRoot || (known != null && !known.equals(claimed.root()));
        boolean noProof = refusal instanceof Answer.Refused refused && refused.status() == Judgement.UNPROCESSABLE;
        if (twoRoots || noProof) {
            String what = twoRoots ? "two-roots-of-one-size" : "proof-does-not-verify";
            files.keepEvidence(what, request.toString(), clock.instant());
            counts.contradicted(origin);
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The log {0} contradicts itself: {1} at size {2,number,#}; kept as evidence",
                    origin,
                    what,
                    claimed.size());
        }
    }
}

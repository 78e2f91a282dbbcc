package io.guanhu.platform.ledger;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * The keys whose signatures make a head valid. They are configured and never learnt, so that nobody
 * with access to an anchor can introduce a different ledger. Old keys stay in the list after a
 * change of keys.
 */
public final class LedgerKeys {

    private final String origin;
    private final List<NoteVerifier> verifiers;

    /**
     * @param origin the permanent name of the ledger
     * @param verifierKeys in the notation of C2SP signed-note
     */
    public LedgerKeys(String origin, List<String> verifierKeys) {
        this.origin = origin;
        this.verifiers = verifierKeys.stream().map(NoteVerifier::parse).toList();
    }

    /** The content of an anchor is not signed by a configured key, or belongs to another ledger. */
    public static final class ForgedHeadException extends RuntimeException {
        public ForgedHeadException() {
            super("The head is not signed by a configured key of this ledger");
        }
    }

    public String origin() {
        return origin;
    }

    /** Whether a key is configured at all. */
    public boolean pinned() {
        return !verifiers.isEmpty();
    }

    /** Whether heads signed by this key are trusted. */
    public boolean trusts(String verifierKey) {
        return verifiers.stream().anyMatch(each -> each.verifierKey().equals(verifierKey));
    }

    /**
     * Verifies a note and returns its head.
     *
     * @throws ForgedHeadException if it does not belong to this ledger
     */
    public LedgerHead verified(String note) {
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            if (!checkpoint.origin().equals(origin) || verifiers.stream().noneMatch(signed::isSignedBy)) {
                throw new ForgedHeadException();
            }
            return new LedgerHead(checkpoint.size(), checkpoint.root(), timeOf(signed), note);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new ForgedHeadException();
        }
    }

    private static Instant timeOf(SignedNote note) {
        return note.text()
                .lines()
                .skip(3)
                .filter(line -> line.startsWith(LedgerHead.TIME))
                .findFirst()
                .map(line -> Instant.parse(line.substring(LedgerHead.TIME.length())))
                .orElseThrow(() -> new IllegalArgumentException("The head contains no time"));
    }
}

package io.guanhu.platform.ledger;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Whose signature makes a head one of this ledger. The keys are configured, never learnt: who can
 * write to an anchor cannot make anybody believe another ledger. Old keys stay in the list after a
 * change of key.
 */
public final class LedgerKeys {

    private final String origin;
    private final List<NoteVerifier> verifiers;

    /**
     * @param origin names the ledger for ever
     * @param verifierKeys in the notation of C2SP signed-note
     */
    public LedgerKeys(String origin, List<String> verifierKeys) {
        this.origin = origin;
        this.verifiers = verifierKeys.stream().map(NoteVerifier::parse).toList();
    }

    /** What an anchor holds is not signed by a configured key, or is not of this ledger. */
    public static final class ForgedHeadException extends RuntimeException {
        ForgedHeadException() {
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

    /** Whether heads that this key signs are believed. */
    public boolean believes(String verifierKey) {
        return verifiers.stream().anyMatch(each -> each.verifierKey().equals(verifierKey));
    }

    /**
     * The head that a note is.
     *
     * @throws ForgedHeadException if it is none of this ledger
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
                .orElseThrow(() -> new IllegalArgumentException("The head tells no time"));
    }
}

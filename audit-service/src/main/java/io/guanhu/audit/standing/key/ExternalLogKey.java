package io.guanhu.audit.standing.key;

import io.guanhu.platform.keyholder.SigningKeyHolder;
import io.guanhu.tlog.note.NoteVerifier;
import java.util.Optional;

/**
 * The log's key if it lives outside this process, so that access to this service's disk is not
 * enough to sign in the log's name.
 *
 * @param key empty if the log's key is in the file
 */
public record ExternalLogKey(Optional<Key> key) {

    /**
     * An outside key.
     *
     * @param verifier must verify the holder's signatures, whatever key the holder claims to have
     */
    record Key(NoteVerifier verifier, SigningKeyHolder holder) {}

    /** Verifies the key's signatures; empty if there is no outside key. */
    public Optional<NoteVerifier> verifier() {
        return key.map(Key::verifier);
    }
}

package io.guanhu.audit.standing.key;

import io.guanhu.platform.keyholder.SigningKeyHolder;
import io.guanhu.tlog.note.NoteVerifier;
import java.util.Optional;

/**
 * The key that outsiders know the log by, where it lives outside this process: who has no more than
 * this service's disk cannot sign in the log's name.
 *
 * @param key empty if the key in the file is the log's
 */
public record LogKeyOutside(Optional<Key> key) {

    /**
     * Such a key.
     *
     * @param verifier what the holder's signatures must be of, whatever it says its key is
     */
    record Key(NoteVerifier verifier, SigningKeyHolder holder) {}

    /** Verifies what the key signed; empty if there is none. */
    public Optional<NoteVerifier> verifier() {
        return key.map(Key::verifier);
    }
}

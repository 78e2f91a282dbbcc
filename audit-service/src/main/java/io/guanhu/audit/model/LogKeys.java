package io.guanhu.audit.model;

import io.guanhu.tlog.note.NoteVerifier;
import java.util.List;

/**
 * All public keys of the log, for verifying checkpoints: first the signing key, then those that
 * sign beside it or signed before.
 */
public record LogKeys(List<NoteVerifier> all) {

    public LogKeys {
        all = List.copyOf(all);
    }
}

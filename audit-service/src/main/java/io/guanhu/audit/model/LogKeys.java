package io.guanhu.audit.model;

import io.guanhu.tlog.note.NoteVerifier;
import java.util.List;

/**
 * All public keys of the log, for whoever verifies checkpoints: the one that signs first, then
 * those that sign beside it or signed before.
 */
public record LogKeys(List<NoteVerifier> all) {

    public LogKeys {
        all = List.copyOf(all);
    }
}

package io.guanhu.audit.standing;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What an operator accepts as the log if there is no checkpoint outside the database: its size and
 * root, such as {@code 1200:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=}. Without this setting, a
 * log whose files are missing is refused, because there is nothing to compare it with.
 */
@Component
class Adoption {

    private final Optional<Checkpoint> checkpoint;

    Adoption(@Value("${guanhu.audit.origin}") String origin, @Value("${guanhu.audit.adopt-log:}") String accepted) {
        this.checkpoint = accepted.isBlank() ? Optional.empty() : Optional.of(parse(origin, accepted.strip()));
    }

    Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    private static Checkpoint parse(String origin, String accepted) {
        int colon = accepted.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("guanhu.audit.adopt-log is <size>:<root in base64>");
        }
        return new Checkpoint(
                origin, Long.parseLong(accepted.substring(0, colon)), Hash.ofBase64(accepted.substring(colon + 1)));
    }
}

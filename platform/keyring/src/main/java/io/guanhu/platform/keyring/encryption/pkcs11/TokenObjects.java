package io.guanhu.platform.keyring.encryption.pkcs11;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import io.guanhu.platform.keyring.encryption.pkcs11.Label.Kind;
import java.security.ProviderException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects seen in one look at a token. */
record TokenObjects(List<Label> labels) {

    static TokenObjects of(Stream<Label> labels) {
        return new TokenObjects(labels.sorted(Label.OLDEST_FIRST).toList());
    }

    boolean anchored() {
        return labels.stream().anyMatch(each -> each.kind() == Kind.ANCHOR);
    }

    List<Label> keys(String version) {
        return labels.stream().filter(each -> each.is(Kind.KEY, version)).toList();
    }

    Optional<Label> mark(String version) {
        return labels.stream().filter(each -> each.is(Kind.DESTROYED, version)).findFirst();
    }

    /** All but the newest marks, oldest first. */
    List<Label> marksBeyond(int kept) {
        List<Label> marks =
                labels.stream().filter(each -> each.kind() == Kind.DESTROYED).toList();
        return marks.subList(0, Math.max(0, marks.size() - kept));
    }

    State state(String version) {
        Optional<Label> mark = mark(version);
        if (mark.isPresent()) {
            return keys(version).isEmpty()
                    ? new State.Destroyed()
                    : new State.Destroying(mark.get().madeAt());
        }
        requireKeys(version);
        return new State.Living();
    }

    /**
     * The keys of a version, oldest first.
     *
     * @throws KeyEncryptionException if it was destroyed, or never created here
     */
    List<Label> requireKeys(String version) {
        if (mark(version).isPresent()) {
            throw new VersionDestroyedException(version);
        }
        List<Label> keys = keys(version);
        if (keys.isEmpty()) {
            requireSight();
            throw new UnknownVersionException(version);
        }
        return keys;
    }

    /** A token that was removed or logged out may answer that it is empty. */
    private void requireSight() {
        if (!anchored()) {
            throw new ProviderException(
                    "The token contains nothing of a key store: it is empty, another one, or does not"
                            + " show its objects");
        }
    }
}

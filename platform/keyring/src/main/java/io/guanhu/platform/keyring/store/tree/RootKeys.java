package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import io.guanhu.platform.keyring.tree.Rekeying;
import io.guanhu.platform.keyring.tree.TreeMovedException;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The key of the root page, as opened by the {@link KeyEncryptionService}. Must not be called while
 * holding a connection.
 */
final class RootKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeyEncryptionService encryption;
    private final PageKeyCache keys;

    RootKeys(KeyEncryptionService encryption, PageKeyCache keys) {
        this.encryption = encryption;
        this.keys = keys;
    }

    /** Loads the root page's key into memory. */
    void load(TreeState state) {
        TreeState.Root root = state.root();
        try {
            byte[] key = wait(encryption.unwrap(root.version(), root.wrapped(), state.context()));
            keys.put(PageId.ROOT, root.pageVersion(), key);
        } catch (VersionDestroyedException _) {
            // An epoch may have ended since the state was read; if not, the next attempts will fail
            // too.
            throw new TreeMovedException();
        }
    }

    /** A new key for the root page, wrapped with a version of the root. */
    Rekeying.NewRoot make(UUID tree, String version) {
        byte[] key = PageSeal.newKey();
        byte[] wrapped = wait(encryption.wrap(version, key, TreeState.contextOf(tree)));
        return new Rekeying.NewRoot(new TreeState.Root(version, wrapped, PageSeal.newVersion()), key);
    }

    private static <T> T wait(Mono<T> call) {
        return Objects.requireNonNull(call.block(PATIENCE));
    }
}

package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import io.guanhu.platform.keyring.tree.Rekeying;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.Branch;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Creates an empty tree at the very first start; later, checks that the root still opens it. */
public final class TreeInitialization {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RESTORE =
            " A key store is only ever restored forward: to its newest state, from its archive or its export.";

    private final KeyTree tree;
    private final KeyEncryptionService encryption;

    public TreeInitialization(KeyTree tree, KeyEncryptionService encryption) {
        this.tree = tree;
        this.encryption = encryption;
    }

    /**
     * Opens or creates the tree.
     *
     * @throws IllegalStateException if its root is gone, or unknown to the holder of root keys
     */
    public TreeState openOrCreate() {
        Optional<TreeState> known = tree.state();
        if (known.isPresent()) {
            requireLiving(known.get().root().version());
        } else {
            make();
        }
        return tree.adoptRoot();
    }

    private void requireLiving(String version) {
        try {
            State state = encryption.state(version).block(PATIENCE);
            if (!(state instanceof State.Living)) {
                throw new IllegalStateException("The root "
                        + version
                        + " of the key store was destroyed: this is an old state of the store."
                        + RESTORE);
            }
        } catch (UnknownVersionException _) {
            throw new IllegalStateException("The root "
                    + version
                    + " of the key store is unknown to "
                    + encryption.description().adapter()
                    + ": it has the wrong keys, or lost them."
                    + RESTORE);
        }
    }

    /** If several replicas start at once, one of them creates the tree. */
    private void make() {
        UUID token = token();
        String version =
                Objects.requireNonNull(encryption.create("root-" + token).block(PATIENCE));
        Rekeying.NewRoot root = tree.roots().make(token, version);
        PageRow page = new PageRow(
                PageId.ROOT,
                root.root().pageVersion(),
                1,
                Tally.ZERO,
                PageSeal.seal(PageId.ROOT, root.root().pageVersion(), root.key(), Branch.EMPTY));
        TreeState state = new TreeState(token, 0, 1, 0, root.root(), Tally.ZERO);
        boolean _ = tree.database().transaction(() -> {
            boolean made = tree.pages().insertTree(state);
            if (made) {
                tree.pages().save(List.of(page));
            }
            return made;
        });
    }

    /**
     * Stored before the first version is created, so that a crash does not lead to a second one.
     */
    private UUID token() {
        tree.database()
                .sql()
                .sql("""
                        insert into epoch (number, step, token, closed_at) values (0, 'CLOSED', ?, now()), (1, 'OPEN', ?, null)
                        on conflict do nothing
                        """)
                .param(UUID.randomUUID())
                .param(UUID.randomUUID())
                .update();
        return tree.database()
                .sql()
                .sql("select token from epoch where number = 0")
                .query(UUID.class)
                .single();
    }
}

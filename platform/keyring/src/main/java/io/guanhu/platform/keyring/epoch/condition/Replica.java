package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.tree.TreeState;
import java.util.UUID;

/**
 * This process as one of the readers of the tree. Reports that it is alive, and switches to each
 * new root, dropping all earlier page keys.
 */
public final class Replica {

    private static final long NONE = -1;

    private final UUID id;
    private final KeyTree tree;
    private final ReplicaStore store;
    private volatile long acknowledged = NONE;
    private volatile Runnable forgetting = () -> {};

    public Replica(UUID id, KeyTree tree, KeyDatabase database) {
        this.id = id;
        this.tree = tree;
        this.store = new ReplicaStore(database);
    }

    /** Registers before it reads anything, so that no epoch ends without it. */
    public void join() {
        store.heartbeat(id, NONE);
    }

    /** Adds a cache that must drop destroyed keys before a new root is acknowledged. */
    public void forgetBy(Runnable forget) {
        this.forgetting = forget;
    }

    public void heartbeat() {
        TreeState state = tree.state().orElseThrow();
        if (state.epoch() != acknowledged) {
            TreeState taken = tree.adoptRoot();
            forgetting.run();
            acknowledged = taken.epoch();
        }
        store.heartbeat(id, acknowledged);
    }

    public void deregister() {
        store.deregister(id);
    }
}

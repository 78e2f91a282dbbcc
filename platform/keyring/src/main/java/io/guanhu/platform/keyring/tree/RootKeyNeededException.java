package io.guanhu.platform.keyring.tree;

/**
 * The key of the root page is not in memory. A caller with a connection must return it before
 * requesting the key.
 */
public final class RootKeyNeededException extends RuntimeException {

    private final transient TreeState state;

    public RootKeyNeededException(TreeState state) {
        super("The key of the root page is needed");
        this.state = state;
    }

    public TreeState state() {
        return state;
    }
}

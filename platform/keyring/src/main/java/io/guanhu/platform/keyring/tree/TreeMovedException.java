package io.guanhu.platform.keyring.tree;

/** The tree got new keys between two reads; read again. */
public final class TreeMovedException extends RuntimeException {

    public TreeMovedException() {
        super("The key tree has changed meanwhile");
    }
}

package io.guanhu.platform.keyring.tree;

import io.guanhu.platform.keyring.tree.page.Tally;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The state of the whole tree.
 *
 * @param id distinguishes this tree from those of other services
 * @param leaves the number of leaves
 * @param revision increased by every change
 * @param epoch the last epoch that gave the root a new version
 * @param tally the tally of all living keys
 */
public record TreeState(UUID id, long leaves, long revision, long epoch, Root root, Tally tally) {

    /**
     * How the root page is opened.
     *
     * @param version the version in the
     *     {@link io.guanhu.platform.keyring.encryption.KeyEncryptionService}
     * @param wrapped the root page's key, wrapped with that version
     * @param pageVersion the version of the root page's key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Root(String version, byte[] wrapped, long pageVersion) {

        @Override
        public String toString() {
            return "Root[" + version + "]";
        }
    }

    /** The context to which the wrapped key of a root page is bound. */
    public byte[] context() {
        return contextOf(id);
    }

    public static byte[] contextOf(UUID tree) {
        return ("guanhu key tree " + tree).getBytes(StandardCharsets.US_ASCII);
    }

    /** The same tree after a change. */
    public TreeState changed(long leaves, Tally tally) {
        return new TreeState(id, leaves, revision + 1, epoch, root, tally);
    }

    public TreeState under(Root root, long epoch) {
        return new TreeState(id, leaves, revision, epoch, root, tally);
    }
}

package io.guanhu.platform.keyring.tree;

/**
 * A page as it is stored.
 *
 * @param version of its key
 * @param revision of the tree when the page last changed
 * @param tally of a leaf's slots; zero above the leaves
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PageRow(PageId id, long version, long revision, Tally tally, byte[] sealed) {

    @Override
    public String toString() {
        return "PageRow[" + id + ", version " + version + ", revision " + revision + "]";
    }
}

package io.guanhu.platform.keyring.tree.page;

/**
 * A page as stored.
 *
 * @param version the version of its key
 * @param revision the tree's revision when the page last changed
 * @param tally the tally of a leaf's slots; zero above the leaves
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PageRow(PageId id, long version, long revision, Tally tally, byte[] sealed) {

    @Override
    public String toString() {
        return "PageRow[" + id + ", version " + version + ", revision " + revision + "]";
    }
}

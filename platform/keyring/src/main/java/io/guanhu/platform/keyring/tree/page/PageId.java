package io.guanhu.platform.keyring.tree.page;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The position of a page in the tree. Leaves are at level 0. At each level, pages are numbered from
 * 0, and the parent of page n is page n / 32 of the next level. The tree has five levels from the
 * start, which is room for a million leaves under a root of 32 children; beyond that the root gets
 * wider.
 */
public record PageId(long value) implements Comparable<PageId> {

    /** The maximum number of children of a page, except for the root. */
    public static final int FAN_OUT = 32;

    private static final int ROOT_LEVEL = 4;
    private static final int NUMBER_BITS = 48;
    private static final int FAN_OUT_BITS = 5;

    public static final PageId ROOT = of(ROOT_LEVEL, 0);

    public static PageId of(int level, long number) {
        if (level < 0 || level > ROOT_LEVEL || number < 0 || number >= (1L << NUMBER_BITS)) {
            throw new IllegalArgumentException("No page " + number + " of level " + level);
        }
        return new PageId(((long) level << NUMBER_BITS) | number);
    }

    public static PageId leaf(long number) {
        return of(0, number);
    }

    public int level() {
        return (int) (value >>> NUMBER_BITS);
    }

    public long number() {
        return value & ((1L << NUMBER_BITS) - 1);
    }

    public boolean isRoot() {
        return equals(ROOT);
    }

    public boolean isLeaf() {
        return level() == 0;
    }

    /** The page above; the root has none. */
    public PageId parent() {
        if (isRoot()) {
            throw new IllegalStateException("The root has no parent");
        }
        return level() + 1 == ROOT_LEVEL ? ROOT : of(level() + 1, number() >>> FAN_OUT_BITS);
    }

    /** The pages above, from the parent to the root. */
    public Stream<PageId> ancestors() {
        return Stream.iterate(this, id -> !id.isRoot(), PageId::parent).map(PageId::parent);
    }

    /** Whether a tree with this number of leaves has this page. */
    public boolean isIn(long leaves) {
        return isRoot() || (leaves > 0 && number() <= (leaves - 1) >>> (FAN_OUT_BITS * level()));
    }

    /** Orders parents before their children. */
    public static Comparator<PageId> topDown() {
        return Comparator.comparingInt(PageId::level).reversed().thenComparing(PageId::number);
    }

    @Override
    public int compareTo(PageId other) {
        return Long.compare(value, other.value);
    }
}

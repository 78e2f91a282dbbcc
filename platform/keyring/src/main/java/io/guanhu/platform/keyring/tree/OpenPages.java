package io.guanhu.platform.keyring.tree;

import io.guanhu.platform.keyring.tree.page.Branch;
import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages of one state of the tree, opened on demand. A page's key comes from memory, or from its
 * parent, and so on up to the root.
 */
public final class OpenPages {

    /** A cache of page keys. */
    public interface PageKeys {

        byte @Nullable [] get(PageId id, long version);

        void put(PageId id, long version, byte[] key);
    }

    /** The source of pages. */
    public interface Rows {

        List<PageRow> load(Collection<PageId> ids);
    }

    private final TreeState state;
    private final PageKeys keys;
    private final Rows rows;
    private final Map<PageId, PageRow> loaded = new HashMap<>();
    private final Map<PageId, Branch> branches = new HashMap<>();

    public OpenPages(TreeState state, PageKeys keys, Rows rows) {
        this.state = state;
        this.keys = keys;
        this.rows = rows;
    }

    public TreeState state() {
        return state;
    }

    /** Loads pages in one read. */
    public void preload(Collection<PageId> ids) {
        Set<PageId> missing = ids.stream().filter(id -> !loaded.containsKey(id)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            rows.load(missing).forEach(row -> loaded.put(row.id(), row));
        }
    }

    public PageRow row(PageId id) {
        if (!loaded.containsKey(id)) {
            rows.load(List.of(id)).forEach(row -> loaded.put(row.id(), row));
        }
        PageRow row = loaded.get(id);
        if (row == null) {
            throw new TreeMovedException();
        }
        return row;
    }

    public Leaf leaf(PageId id) {
        return leaf(row(id));
    }

    /**
     * Opens a leaf.
     *
     * @throws TreeMovedException if its parent has a different version of it
     * @throws RootKeyNeededException if the root page's key is not in memory
     */
    public Leaf leaf(PageRow row) {
        return PageSeal.openLeaf(row.id(), row.version(), key(row.id(), row.version()), row.sealed());
    }

    public Branch branch(PageId id) {
        Branch known = branches.get(id);
        if (known != null) {
            return known;
        }
        PageRow row = row(id);
        Branch opened = PageSeal.openBranch(id, row.version(), key(id, row.version()), row.sealed());
        branches.put(id, opened);
        opened.children().forEach((child, at) -> keys.put(child, at.version(), at.key()));
        return opened;
    }

    /** The key of a page in this state of the tree. */
    public byte[] key(PageId id) {
        return key(id, row(id).version());
    }

    private byte[] key(PageId id, long version) {
        byte[] known = keys.get(id, version);
        if (known != null) {
            return known;
        }
        if (id.isRoot()) {
            throw state.root().pageVersion() == version ? new RootKeyNeededException(state) : new TreeMovedException();
        }
        Branch.Child child = branch(id.parent()).child(id);
        if (child == null || child.version() != version) {
            throw new TreeMovedException();
        }
        return child.key();
    }
}

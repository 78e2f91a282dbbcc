package io.guanhu.platform.keyring.export;

import io.guanhu.platform.keyring.tree.OpenPages;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.Branch;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of all files of an export: complete pages above the leaves, and only the tallies of
 * leaves. It allows an increment to be checked by reading only that increment.
 */
final class ExportIndex {

    private final List<Path> files = new ArrayList<>();
    private final Map<PageId, PageRow> branches = new HashMap<>();
    private final Map<PageId, Stamp> leaves = new HashMap<>();
    private @Nullable TreeState state;

    /** The content of a leaf, identified by version and revision, and its tally. */
    private record Stamp(long version, long revision, Tally tally) {}

    /** Adds all files of a chain; reads only those that are new since the last time. */
    void follow(List<Path> chain) throws IOException {
        if (chain.size() < files.size() || !chain.subList(0, files.size()).equals(files)) {
            files.clear();
            branches.clear();
            leaves.clear();
            state = null;
        }
        for (Path file : List.copyOf(chain.subList(files.size(), chain.size()))) {
            take(file);
        }
    }

    private void take(Path file) throws IOException {
        ExportFile.Head head = ExportFile.read(file, new ExportFile.Reader() {
            @Override
            public void page(PageRow page) {
                put(page);
            }

            @Override
            public void destroyed(ExportFile.DestroyedKey key) {
                // Not needed here.
            }
        });
        state = head.state();
        files.add(file);
    }

    private void put(PageRow page) {
        if (page.id().isLeaf()) {
            leaves.put(page.id(), new Stamp(page.version(), page.revision(), page.tally()));
        } else {
            branches.put(page.id(), page);
        }
    }

    boolean isEmpty() {
        return state == null;
    }

    int size() {
        return files.size();
    }

    TreeState state() {
        return Objects.requireNonNull(state, "follow a chain first");
    }

    /** The sum of the tallies of all leaves. */
    Tally total() {
        Tally total = Tally.ZERO;
        for (Stamp leaf : leaves.values()) {
            total = total.plus(leaf.tally());
        }
        return total;
    }

    /**
     * Opens every page of a file, from the root down, and computes the tallies of its leaves again.
     *
     * @param rootKey the root page's key, as opened with the root's version
     * @return how many pages were opened
     * @throws IOException if one does not open, or its tally is wrong
     */
    long open(Path file, byte[] rootKey) throws IOException {
        OpenPages pages = new OpenPages(state(), new Keys(state(), rootKey), this::load);
        long[] opened = {0};
        ExportFile.read(file, new ExportFile.Reader() {
            @Override
            public void page(PageRow page) {
                open(pages, page);
                opened[0]++;
            }

            @Override
            public void destroyed(ExportFile.DestroyedKey key) {
                // Nothing to open.
            }
        });
        return opened[0];
    }

    private static void open(OpenPages pages, PageRow page) {
        if (page.id().isLeaf()) {
            if (!pages.leaf(page).tally().equals(page.tally())) {
                throw new IllegalStateException("A leaf does not hold what it says");
            }
        } else {
            Branch _ = pages.branch(page.id());
        }
    }

    private List<PageRow> load(Collection<PageId> ids) {
        return ids.stream().map(branches::get).filter(Objects::nonNull).toList();
    }

    /** Keys from the pages themselves, without anything that the running service remembers. */
    static final class Keys implements OpenPages.PageKeys {

        private record Entry(PageId id, long version) {}

        private final Map<Entry, byte[]> keys = new HashMap<>();

        Keys(TreeState state, byte[] rootKey) {
            put(PageId.ROOT, state.root().pageVersion(), rootKey);
        }

        @Override
        public byte @Nullable [] get(PageId id, long version) {
            return keys.get(new Entry(id, version));
        }

        @Override
        public void put(PageId id, long version, byte[] key) {
            keys.put(new Entry(id, version), key);
        }
    }
}

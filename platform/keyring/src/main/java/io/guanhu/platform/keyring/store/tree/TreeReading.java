package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads large parts of the tree as of one moment, while it continues to change. */
public final class TreeReading {

    private static final int PAGES = 2_000;

    private final KeyTree tree;

    public TreeReading(KeyTree tree) {
        this.tree = tree;
    }

    /** Work on one state of the tree. */
    public interface Work<T> {

        T on(View view) throws IOException;
    }

    /** Receives pages one by one. */
    public interface PageSink {

        void take(PageRow page) throws IOException;
    }

    /** Receives destroyed keys one by one. */
    public interface DestroyedSink {

        void take(Slot.Name key, long epoch, PageId leaf) throws IOException;
    }

    /** One state of the tree. */
    public interface View {

        TreeState state();

        /** All pages that changed after a revision. */
        void pages(long after, PageSink sink) throws IOException;

        /** All keys destroyed in later epochs than the given one. */
        void destroyed(long after, DestroyedSink sink) throws IOException;
    }

    /** Runs work whose reads all see the same state. */
    public <T> T consistently(Work<T> work) throws IOException {
        try {
            return tree.database().reading(() -> {
                try {
                    return work.on(view());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private View view() {
        TreeState state = tree.state().orElseThrow();
        return new View() {
            @Override
            public TreeState state() {
                return state;
            }

            @Override
            public void pages(long after, PageSink sink) throws IOException {
                TreeReading.this.pages(after, sink);
            }

            @Override
            public void destroyed(long after, DestroyedSink sink) throws IOException {
                for (DestroyedStore.DestroyedKey dead : tree.destroyed().after(after)) {
                    sink.take(dead.key(), dead.epoch(), dead.leaf());
                }
            }
        };
    }

    private void pages(long after, PageSink sink) throws IOException {
        long revision = after;
        long id = Long.MAX_VALUE;
        while (true) {
            List<PageRow> some = tree.pages().changedAfter(revision, id, PAGES);
            for (PageRow page : some) {
                sink.take(page);
            }
            if (some.size() < PAGES) {
                return;
            }
            revision = some.getLast().revision();
            id = some.getLast().id().value();
        }
    }
}

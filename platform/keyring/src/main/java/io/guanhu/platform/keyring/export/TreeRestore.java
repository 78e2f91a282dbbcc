package io.guanhu.platform.keyring.export;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.store.tree.TreeWriting;
import io.guanhu.platform.keyring.tree.OpenPages;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restores a key store from its latest export if its cluster and the archive are lost. Keys created
 * since that export are lost too; erased data stays erased.
 */
public final class TreeRestore {

    private static final Logger LOG = LoggerFactory.getLogger(TreeRestore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TreeWriting store;
    private final KeyEncryptionService encryption;

    public TreeRestore(TreeWriting store, KeyEncryptionService encryption) {
        this.store = store;
        this.encryption = encryption;
    }

    /**
     * Fills an empty store; does nothing if it contains a tree.
     *
     * @throws IllegalStateException if there is no export, or the export's root cannot be opened
     */
    public void from(Path directory) {
        if (!store.isEmpty()) {
            return;
        }
        try {
            List<Path> chain = new ExportDirectory(directory).chain();
            if (chain.isEmpty()) {
                throw new IllegalStateException("There is no export in " + directory);
            }
            fill(read(chain));
        } catch (IOException e) {
            throw new UncheckedIOException("The export cannot be read", e);
        }
    }

    private record Content(TreeState state, Map<PageId, PageRow> pages, Map<Slot.Name, ExportFile.DestroyedKey> dead) {}

    private static Content read(List<Path> chain) throws IOException {
        Map<PageId, PageRow> pages = new HashMap<>();
        Map<Slot.Name, ExportFile.DestroyedKey> dead = new HashMap<>();
        TreeState state = null;
        for (Path file : chain) {
            state = ExportFile.read(file, new ExportFile.Reader() {
                        @Override
                        public void page(PageRow page) {
                            pages.put(page.id(), page);
                        }

                        @Override
                        public void destroyed(ExportFile.DestroyedKey key) {
                            dead.put(key.key(), key);
                        }
                    })
                    .state();
        }
        return new Content(Objects.requireNonNull(state), pages, dead);
    }

    private void fill(Content content) {
        TreeState state = content.state();
        byte[] rootKey = Objects.requireNonNull(encryption
                .unwrap(state.root().version(), state.root().wrapped(), state.context())
                .block(PATIENCE));
        OpenPages open = new OpenPages(
                state,
                new ExportIndex.Keys(state, rootKey),
                ids -> ids.stream()
                        .map(content.pages()::get)
                        .filter(Objects::nonNull)
                        .toList());
        Map<UUID, PageId> owners = new HashMap<>();
        content.dead().forEach((key, each) -> owners.put(key.owner(), each.leaf()));
        long living = 0;
        for (PageRow page : content.pages().values()) {
            if (page.id().isLeaf()) {
                Leaf leaf = open.leaf(page);
                leaf.slots().forEach(slot -> owners.put(slot.owner(), page.id()));
                living += leaf.slots().size();
            }
        }
        if (living != state.tally().count()) {
            throw new IllegalStateException("The export does not hold all living keys");
        }
        Map<Slot.Name, Long> dead = new HashMap<>();
        content.dead().forEach((key, each) -> dead.put(key, each.epoch()));
        store.fill(state, content.pages().values(), owners, dead);
        LOG.warn("The key store was restored from its export: {} keys", living);
    }
}

package io.guanhu.platform.keyring.export;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.TreeReading;
import io.guanhu.platform.keyring.tree.TreeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Exports the tree to a directory at a second place, and reads it back from there. Usually exports
 * only changes, and occasionally everything, so that the number of files stays limited.
 */
public final class TreeExport {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FILES = 96;

    private final ExportDirectory directory;
    private final TreeReading tree;
    private final KeyEncryptionService encryption;
    private final ExportIndex index = new ExportIndex();
    private boolean full;

    public TreeExport(Path directory, KeyTree tree, KeyEncryptionService encryption) {
        this.directory = new ExportDirectory(directory);
        this.tree = new TreeReading(tree);
        this.encryption = encryption;
    }

    /**
     * Exports, and reads back under the tree's current root.
     *
     * @return what was read back, in words without any data
     * @throws RuntimeException if the files do not contain exactly the living keys; the next call
     *     then exports everything
     */
    public synchronized String run() {
        try {
            directory.make();
            List<Path> chain = directory.chain();
            if (!chain.isEmpty()) {
                directory.removeBefore(chain.getFirst());
            }
            index.follow(chain);
            Path file = directory.next();
            try {
                TreeState exported = write(file);
                return check(file, exported);
            } catch (IOException | RuntimeException e) {
                full = true;
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key tree cannot be exported", e);
        }
    }

    private TreeState write(Path file) throws IOException {
        return tree.consistently(view -> {
            TreeState now = view.state();
            boolean all = full
                    || index.isEmpty()
                    || index.size() >= FILES
                    || index.state().revision() > now.revision();
            long after = all ? 0 : index.state().revision();
            long epoch = all ? -1 : index.state().epoch();
            try (ExportFile.Writer writer = new ExportFile.Writer(file, new ExportFile.Head(after, now))) {
                view.pages(after, writer::page);
                view.destroyed(
                        epoch, (key, died, leaf) -> writer.destroyed(new ExportFile.DestroyedKey(key, died, leaf)));
                writer.finish();
            }
            return now;
        });
    }

    private String check(Path file, TreeState exported) throws IOException {
        index.follow(directory.chain());
        if (!index.total().equals(exported.tally()) || index.state().revision() != exported.revision()) {
            throw new IllegalStateException("The export does not hold the living keys");
        }
        TreeState.Root root = index.state().root();
        byte[] rootKey = Objects.requireNonNull(encryption
                .unwrap(root.version(), root.wrapped(), index.state().context())
                .block(PATIENCE));
        long pages = index.open(file, rootKey);
        full = false;
        return "keys=" + exported.tally().count() + " pages=" + pages + " file=" + file.getFileName();
    }

    /** The name of the newest file; empty if there is none yet. */
    public Optional<String> newest() {
        try {
            return directory.newest().map(file -> file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree's state when a file was written; empty if the file no longer exists. */
    public Optional<TreeState> stateOf(String name) {
        Path file = directory.named(name);
        try {
            return Files.exists(file) ? Optional.of(ExportFile.head(file).state()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

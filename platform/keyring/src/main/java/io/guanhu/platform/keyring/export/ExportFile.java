package io.guanhu.platform.keyring.export;

import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * One file of an export: the pages that changed since the previous file, the destroyed keys, and
 * the state of the tree. It ends with its digest and is either complete or absent. It contains
 * nothing that can be opened without the root.
 */
final class ExportFile {

    private static final int FORMAT = 0x47_4b_58_01;
    private static final byte PAGE = 1;
    private static final byte DESTROYED = 2;
    private static final byte END = 0;
    private static final int BUFFER = 1 << 16;

    private ExportFile() {}

    /**
     * The header of a file.
     *
     * @param after the tree's revision at the end of the previous file; 0 for a full export
     */
    record Head(long after, TreeState state) {}

    /** Receives the content of a file, in order. */
    interface Reader {

        void page(PageRow page);

        void destroyed(DestroyedKey key);
    }

    /**
     * A destroyed key.
     *
     * @param leaf the leaf with its owner's keys
     */
    record DestroyedKey(Slot.Name key, long epoch, PageId leaf) {}

    /** Writes a file, which gets its name in {@link #finish}. */
    static final class Writer implements AutoCloseable {

        private final Path unfinished;
        private final Path file;
        private final MessageDigest digest = sha256();
        private final DataOutputStream out;

        Writer(Path file, Head head) throws IOException {
            this.file = file;
            this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            this.out = new DataOutputStream(new DigestOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER), digest));
            out.writeInt(FORMAT);
            out.writeLong(head.after());
            write(head.state());
        }

        private void write(TreeState state) throws IOException {
            write(state.id());
            out.writeLong(state.leaves());
            out.writeLong(state.revision());
            out.writeLong(state.epoch());
            out.writeUTF(state.root().version());
            write(state.root().wrapped());
            out.writeLong(state.root().pageVersion());
            write(state.tally());
        }

        void page(PageRow page) throws IOException {
            out.writeByte(PAGE);
            out.writeLong(page.id().value());
            out.writeLong(page.version());
            out.writeLong(page.revision());
            write(page.tally());
            write(page.sealed());
        }

        void destroyed(DestroyedKey key) throws IOException {
            out.writeByte(DESTROYED);
            write(key.key().owner());
            out.writeUTF(key.key().name());
            out.writeInt(key.key().generation());
            out.writeLong(key.epoch());
            out.writeLong(key.leaf().value());
        }

        void finish() throws IOException {
            out.writeByte(END);
            out.flush();
            out.write(digest.digest());
            out.close();
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entries = FileChannel.open(
                    Objects.requireNonNull(file.toAbsolutePath().getParent()), StandardOpenOption.READ)) {
                entries.force(true);
            }
        }

        private void write(UUID id) throws IOException {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }

        private void write(byte[] bytes) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private void write(Tally tally) throws IOException {
            out.writeLong(tally.count());
            out.write(tally.sumBytes());
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Reads a complete file.
     *
     * @throws IOException if it is not a complete export file, or was altered
     */
    static Head read(Path file, Reader reader) throws IOException {
        MessageDigest digest = sha256();
        try (DataInputStream in = new DataInputStream(
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), digest))) {
            Head head = head(in);
            for (byte kind = in.readByte(); kind != END; kind = in.readByte()) {
                if (kind == PAGE) {
                    reader.page(page(in));
                } else if (kind == DESTROYED) {
                    Slot.Name key = new Slot.Name(uuid(in), in.readUTF(), in.readInt());
                    reader.destroyed(new DestroyedKey(key, in.readLong(), new PageId(in.readLong())));
                } else {
                    throw new IOException("Not an export of a key tree: " + file.getFileName());
                }
            }
            byte[] expected = digest.digest();
            if (!Arrays.equals(expected, in.readNBytes(expected.length))) {
                throw new IOException("An export was altered: " + file.getFileName());
            }
            return head;
        }
    }

    /** The state of the tree in a file, without reading the rest. */
    static Head head(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            return head(in);
        }
    }

    private static Head head(DataInputStream in) throws IOException {
        if (in.readInt() != FORMAT) {
            throw new IOException("Not an export of a key tree");
        }
        long after = in.readLong();
        UUID id = uuid(in);
        long leaves = in.readLong();
        long revision = in.readLong();
        long epoch = in.readLong();
        TreeState.Root root = new TreeState.Root(in.readUTF(), bytes(in), in.readLong());
        return new Head(after, new TreeState(id, leaves, revision, epoch, root, tally(in)));
    }

    private static PageRow page(DataInputStream in) throws IOException {
        return new PageRow(new PageId(in.readLong()), in.readLong(), in.readLong(), tally(in), bytes(in));
    }

    private static UUID uuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static Tally tally(DataInputStream in) throws IOException {
        return Tally.of(in.readLong(), in.readNBytes(32));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

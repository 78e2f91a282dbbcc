package io.guanhu.platform.keyring.epoch;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.guanhu.platform.keyring.tree.page.Branch;
import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.PageBrokenException;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with all disks: reads every byte of the given directories, takes whatever may be a key
 * or a sealed page, tries all keys on all pages, and goes on with the keys that come out.
 */
@SuppressWarnings("ByteBufferBackingArray") // each wraps an array of its own, for a set
final class DiskReader {

    private static final Pattern KEY = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final int WRAPPED = 60;
    private static final int LARGEST_PAGE = 4_000;

    /** A page with one page below it is short enough for PostgreSQL's short length header. */
    private static final int ONE_CHILD = 81;

    private final Map<String, String> keyFiles = new LinkedHashMap<>();
    private final Set<ByteBuffer> pages = new HashSet<>();
    private final Set<ByteBuffer> wrapped = new HashSet<>();
    private int files;

    /** Leaked keys of pages, by page and version. */
    private final Map<String, byte[]> pageKeys = new HashMap<>();

    private final Map<Slot.Name, byte[]> slots = new HashMap<>();

    static DiskReader of(Path... directories) throws IOException {
        DiskReader reader = new DiskReader();
        for (Path directory : directories) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    reader.read(file);
                }
            }
        }
        return reader;
    }

    private void read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = packed.readAllBytes();
            }
        }
        files++;
        if (bytes.length < 4096) {
            Matcher key = KEY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            while (key.find()) {
                String name = file.getFileName().toString();
                keyFiles.put(name.substring(0, name.lastIndexOf('.')), key.group());
            }
        }
        harvest(bytes);
    }

    /** PostgreSQL's and the export's ways to say how long a value is, at every byte. */
    private void harvest(byte[] bytes) {
        for (int i = 0; i < bytes.length - 4; i++) {
            if ((bytes[i] & 0xff) == (((WRAPPED + 1) << 1) | 1)) {
                takeSealed(bytes, i + 1, WRAPPED, wrapped);
            }
            int little = (bytes[i] & 0xff)
                    | ((bytes[i + 1] & 0xff) << 8)
                    | ((bytes[i + 2] & 0xff) << 16)
                    | ((bytes[i + 3] & 0xff) << 24);
            if ((little & 3) == 0) {
                takePage(bytes, i + 4, (little >>> 2) - 4);
            }
            takePage(bytes, i + 4, Integer.reverseBytes(little));
            if (Integer.reverseBytes(little) == WRAPPED) {
                takeSealed(bytes, i + 4, WRAPPED, wrapped);
            }
            if ((bytes[i] & 0xff) == (((ONE_CHILD + 1) << 1) | 1)) {
                takeSealed(bytes, i + 1, ONE_CHILD, pages);
            }
        }
    }

    private void takePage(byte[] bytes, int from, int length) {
        if (length >= 31 && length <= LARGEST_PAGE) {
            takeSealed(bytes, from, length, pages);
        }
    }

    /** A nonce is twelve random bytes: never half zeros, never text. */
    private static boolean mayBeSealed(byte[] bytes, int from) {
        if (from + 12 > bytes.length) {
            return false;
        }
        int zeros = 0;
        int letters = 0;
        for (int i = from; i < from + 12; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
            letters += bytes[i] >= ' ' && bytes[i] < 127 ? 1 : 0;
        }
        return zeros < 4 && letters < 11;
    }

    private static void takeSealed(byte[] bytes, int from, int length, Set<ByteBuffer> candidates) {
        if (from + length <= bytes.length && mayBeSealed(bytes, from)) {
            candidates.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + length)));
        }
    }

    /**
     * All keys in slots that can be had.
     *
     * @param context what root pages' keys are bound to; the reader knows it from the database
     * @param versions of root pages; these stand in the database in clear
     */
    Map<Slot.Name, byte[]> slots(byte[] context, List<Long> versions) {
        for (var root : keyFiles.entrySet()) {
            Aead aead = aead(HexFormat.of().parseHex(root.getValue()));
            for (ByteBuffer candidate : wrapped) {
                byte[] opened = unwrap(root.getKey(), aead, candidate.array(), context);
                if (opened != null) {
                    versions.forEach(version -> pageKeys.put(name(PageId.ROOT, version), opened));
                    openAll(opened, versions);
                }
            }
        }
        return slots;
    }

    private void openAll(byte[] rootKey, List<Long> versions) {
        List<Found> open = new ArrayList<>();
        versions.forEach(version -> open.add(new Found(PageId.ROOT, version, rootKey)));
        while (!open.isEmpty()) {
            Found next = open.removeLast();
            Cipher cipher = cipher(next.key());
            for (ByteBuffer page : pages) {
                if (!mayOpen(cipher, page.array())) {
                    continue;
                }
                if (next.id().isLeaf()) {
                    openLeaf(next, page.array());
                } else {
                    openBranch(next, page.array(), open);
                }
            }
        }
    }

    /**
     * Whether the first decrypted bytes look like a page: AES-GCM is a stream cipher, so one block
     * tells, and a page is tried in full only if it may be one.
     */
    private static boolean mayOpen(Cipher cipher, byte[] page) {
        byte[] counter = Arrays.copyOf(page, 16);
        counter[12] = 0;
        counter[13] = 0;
        counter[14] = 0;
        counter[15] = 2;
        try {
            byte[] stream = cipher.doFinal(counter);
            int format = page[12] ^ stream[0];
            int high = page[13] ^ stream[1];
            return (format == 1 || format == 2) && high == 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Found(PageId id, long version, byte[] key) {}

    private void openLeaf(Found at, byte[] page) {
        try {
            Leaf leaf = PageSeal.openLeaf(at.id(), at.version(), at.key(), page);
            leaf.slots().forEach(slot -> slots.put(slot.id(), slot.key()));
        } catch (PageBrokenException _) {
            // Not this page.
        }
    }

    private void openBranch(Found at, byte[] page, List<Found> open) {
        try {
            Branch branch = PageSeal.openBranch(at.id(), at.version(), at.key(), page);
            branch.children().forEach((id, child) -> {
                String name = name(id, child.version());
                if (pageKeys.putIfAbsent(name, child.key()) == null) {
                    open.add(new Found(id, child.version(), child.key()));
                }
            });
        } catch (PageBrokenException _) {
            // Not this page.
        }
    }

    private static byte @Nullable [] unwrap(String version, Aead aead, byte[] candidate, byte[] context) {
        try {
            byte[] name = (version + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] bound = Arrays.copyOf(name, name.length + context.length);
            System.arraycopy(context, 0, bound, name.length, context.length);
            return aead.decrypt(candidate, bound);
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    private static Aead aead(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(PageId id, long version) {
        return id.value() + "/" + version;
    }

    @Override
    public String toString() {
        return "DiskReader[%d files, %d key files, %d candidates for pages, %d for wrapped keys]"
                .formatted(files, keyFiles.size(), pages.size(), wrapped.size());
    }
}

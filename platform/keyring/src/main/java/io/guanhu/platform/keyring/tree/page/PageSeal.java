package io.guanhu.platform.keyring.tree.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a page with its own key by AES-256-GCM with a random nonce, bound to the page's position
 * and the version of its key.
 */
public final class PageSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "guanhu page".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One per thread, because creating one takes more time than sealing a page. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(PageSeal::cipher);

    private PageSeal() {}

    /** A new key for a page, or for a slot. */
    public static byte[] newKey() {
        byte[] key = new byte[Slot.KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /**
     * A name for a page's new key. It is random, because a counter could give two keys the same
     * name after a failover to a standby that lagged behind.
     */
    public static long newVersion() {
        return RANDOM.nextLong();
    }

    public static byte[] seal(PageId id, long version, byte[] key, Leaf content) {
        return seal(id, version, key, content.encode());
    }

    public static byte[] seal(PageId id, long version, byte[] key, Branch content) {
        return seal(id, version, key, content.encode());
    }

    /**
     * Opens a page at level 0.
     *
     * @throws PageBrokenException if it was altered, or belongs elsewhere
     */
    public static Leaf openLeaf(PageId id, long version, byte[] key, byte[] sealed) {
        return Leaf.decode(open(id, version, key, sealed));
    }

    /**
     * Opens a page at a level above 0.
     *
     * @throws PageBrokenException if it was altered, or belongs elsewhere
     */
    public static Branch openBranch(PageId id, long version, byte[] key, byte[] sealed) {
        return Branch.decode(open(id, version, key, sealed));
    }

    private static byte[] seal(PageId id, long version, byte[] key, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(binding(id, version));
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(content.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(content, 0, content.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("A page could not be sealed");
        }
    }

    private static byte[] open(PageId id, long version, byte[] key, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            throw new PageBrokenException("A page is too short");
        }
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(binding(id, version));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException _) {
            throw new PageBrokenException("Page " + id.number() + " of level " + id.level() + " does not open");
        }
    }

    private static byte[] binding(PageId id, long version) {
        return ByteBuffer.allocate(PURPOSE.length + 16)
                .put(PURPOSE)
                .putLong(id.value())
                .putLong(version)
                .array();
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }
}

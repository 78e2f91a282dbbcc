package io.guanhu.platform.keyring.encryption.pkcs11;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.security.auth.login.FailedLoginException;

/** The operations on a token through one JDK provider, while its sessions last. */
final class TokenSession {

    static final int IV_BYTES = 12;

    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pin pin;
    private final Provider provider;
    private final KeyMaker maker;

    private TokenSession(TokenPlace place, Pin pin, Provider factory) {
        this.pin = pin;
        this.provider = factory.configure(place.configuration());
        this.maker = new KeyMaker(place);
    }

    /** Opens the library; the token is accessed on first use. */
    static TokenSession open(TokenPlace place, Pin pin, Provider factory) {
        return new TokenSession(place, pin, factory);
    }

    /** Whether there is a token in the slot. */
    boolean hasToken() {
        return provider.getService("KeyStore", "PKCS11") != null;
    }

    TokenObjects listObjects() throws GeneralSecurityException, IOException {
        return TokenObjects.of(
                Collections.list(store().aliases()).stream().map(Label::parse).flatMap(Optional::stream));
    }

    /** Creates an object in the token, labelled from the start. */
    void make(Label label, int bits) throws GeneralSecurityException, IOException {
        // Logs in, for the whole process.
        KeyStore _ = store();
        maker.make(label.toString(), bits, label.kind() == Label.Kind.KEY);
        if (label.kind() == Label.Kind.KEY && key(label).getEncoded() != null) {
            delete(label);
            // Not retried, because the next key would fail too.
            throw new RootHolderUnavailableException("The token makes keys that can be taken out of it");
        }
    }

    void delete(Label label) throws GeneralSecurityException, IOException {
        store().deleteEntry(label.toString());
    }

    byte[] encrypt(Label key, byte[] plain, byte[] bound) throws GeneralSecurityException, IOException {
        return encrypt(key(key), plain, bound);
    }

    private byte[] encrypt(Key key, byte[] plain, byte[] bound) throws GeneralSecurityException {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, bound).doFinal(plain);
        byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
        return all;
    }

    /**
     * Decrypts.
     *
     * @throws KeyEncryptionException if the input was altered or belongs to another key
     */
    byte[] decrypt(Label label, byte[] sealed, byte[] bound) throws GeneralSecurityException, IOException {
        Key key = key(label);
        try {
            return decrypt(key, sealed, bound);
        } catch (AEADBadTagException e) {
            // Tokens report both a wrong tag and their own faults as a "general error".
            requireWorking(key, e);
            throw new KeyEncryptionException("The key was altered, or wrapped elsewhere than under " + label.version());
        }
    }

    private byte[] decrypt(Key key, byte[] sealed, byte[] bound) throws GeneralSecurityException {
        byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, iv, bound).doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
    }

    private void requireWorking(Key key, AEADBadTagException because) throws GeneralSecurityException {
        byte[] sample = new byte[16];
        RANDOM.nextBytes(sample);
        byte[] bound = {1};
        if (!Arrays.equals(decrypt(key, encrypt(key, sample, bound), bound), sample)) {
            throw because;
        }
    }

    private Cipher cipher(int mode, Key key, byte[] iv, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, provider);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(bound);
        return cipher;
    }

    private Key key(Label label) throws GeneralSecurityException, IOException {
        Key key = store().getKey(label.toString(), null);
        if (key == null) {
            throw new GeneralSecurityException("The token no longer shows a key that it showed");
        }
        return key;
    }

    /** A key store shows the token as it was when loaded, so it is loaded for every look. */
    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        char[] secret = pin.get();
        try {
            store.load(null, secret);
            return store;
        } catch (IOException e) {
            if (refused(e)) {
                pin.refuse(secret);
                throw new RootHolderUnavailableException("The token refused its user's PIN", e);
            }
            throw e;
        } finally {
            Arrays.fill(secret, '0');
        }
    }

    private static boolean refused(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof FailedLoginException) {
                return true;
            }
        }
        return false;
    }
}

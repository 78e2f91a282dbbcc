package io.guanhu.local.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) with keys given as 32 bytes. */
final class Ed25519 {

    /** The X.509 prefix before the raw key (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_LENGTH = 32;

    private Ed25519() {}

    /** Whether the signature is valid; a malformed key or signature is not. */
    static boolean verifies(byte[] key, byte[] text, byte[] signature) {
        if (key.length != KEY_LENGTH) {
            return false;
        }
        byte[] encoded = new byte[X509.length + KEY_LENGTH];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(key, 0, encoded, X509.length, KEY_LENGTH);
        try {
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}

package io.guanhu.tlog.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys as text (RFC 7468), with each public key after its private key. A public key alone no longer
 * signs, but still verifies.
 */
public final class KeyPem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]*)-----END \\1 KEY-----");

    private KeyPem() {}

    /** A public key, and its private one unless it is retired. */
    public record Key(PublicKey publicKey, Optional<PrivateKey> privateKey) {

        public Optional<KeyPair> pair() {
            return privateKey.map(each -> new KeyPair(publicKey, each));
        }
    }

    public static String format(KeyPair pair) {
        return block("PRIVATE", pair.getPrivate().getEncoded()) + format(pair.getPublic());
    }

    public static String format(PublicKey key) {
        return block("PUBLIC", key.getEncoded());
    }

    private static String block(String type, byte[] content) {
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n"
                .formatted(type, Base64.getEncoder().encodeToString(content), type);
    }

    /**
     * Reads Ed25519 and ML-DSA-44 keys.
     *
     * @throws IllegalArgumentException if a key is of another kind, or a private key is not
     *     followed by its public key
     */
    public static List<Key> parse(String pem) {
        List<Key> keys = new ArrayList<>();
        byte @Nullable [] pending = null;
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            byte[] content = Base64.getMimeDecoder().decode(blocks.group(2));
            if (blocks.group(1).equals("PRIVATE")) {
                requireNone(pending);
                pending = content;
            } else {
                keys.add(key(content, pending));
                pending = null;
            }
        }
        requireNone(pending);
        return keys;
    }

    private static void requireNone(byte @Nullable [] pending) {
        if (pending != null) {
            throw new IllegalArgumentException("A PRIVATE KEY without its PUBLIC KEY");
        }
    }

    private static Key key(byte[] x509, byte @Nullable [] pkcs8) {
        String algorithm = SignatureType.ML_DSA_44_COSIGNATURE.rawOf(x509).isPresent()
                ? SignatureType.ML_DSA_44_COSIGNATURE.algorithm()
                : SignatureType.ED25519.algorithm();
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm);
            PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(x509));
            return new Key(
                    publicKey,
                    pkcs8 == null
                            ? Optional.empty()
                            : Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("Not a pair of keys", broken);
        }
    }
}

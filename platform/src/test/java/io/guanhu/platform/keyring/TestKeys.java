package io.guanhu.platform.keyring;

import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.subtle.PrfMac;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** Keys without files. */
public final class TestKeys {

    private TestKeys() {}

    /** Blind tokens under a key that the byte determines. */
    public static BlindTokens tokens(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        try {
            PrfMac mac =
                    new PrfMac(new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC")), 16);
            return new BlindTokens(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

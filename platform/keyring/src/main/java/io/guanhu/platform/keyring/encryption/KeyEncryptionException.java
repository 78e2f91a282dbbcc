package io.guanhu.platform.keyring.encryption;

/** A holder of root keys refused, for good: asking again will not help. */
public class KeyEncryptionException extends RuntimeException {

    public KeyEncryptionException(String message) {
        super(message);
    }
}

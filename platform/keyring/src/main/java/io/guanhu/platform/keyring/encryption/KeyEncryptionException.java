package io.guanhu.platform.keyring.encryption;

/** A holder of root keys refused permanently; trying again will not help. */
public class KeyEncryptionException extends RuntimeException {

    public KeyEncryptionException(String message) {
        super(message);
    }
}

package io.guanhu.platform.keyring.encryption;

/**
 * No version of the root key has this name. This does not prove that it was destroyed; the wrong
 * keys may have been mounted.
 */
public final class UnknownVersionException extends KeyEncryptionException {

    public UnknownVersionException(String version) {
        super("No version of the root key has the name " + version);
    }
}

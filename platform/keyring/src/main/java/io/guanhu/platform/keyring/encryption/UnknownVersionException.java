package io.guanhu.platform.keyring.encryption;

/**
 * No version of the root key has this name. That is no proof of its destruction: perhaps the wrong
 * keys were mounted.
 */
public final class UnknownVersionException extends KeyEncryptionException {

    public UnknownVersionException(String version) {
        super("No version of the root key has the name " + version);
    }
}

package io.guanhu.platform.keyring.encryption;

/** The version of the root key was destroyed. */
public final class VersionDestroyedException extends KeyEncryptionException {

    public VersionDestroyedException(String version) {
        super("The version " + version + " of the root key was destroyed");
    }
}

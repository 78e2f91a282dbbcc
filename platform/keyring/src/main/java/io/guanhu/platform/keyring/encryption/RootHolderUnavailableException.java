package io.guanhu.platform.keyring.encryption;

import org.jspecify.annotations.Nullable;

/**
 * The holder of root keys cannot be reached, or does not answer properly. This says nothing about
 * any version: one that cannot be seen is neither destroyed nor unknown.
 */
public final class RootHolderUnavailableException extends RuntimeException {

    public RootHolderUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public RootHolderUnavailableException(String message) {
        this(message, null);
    }
}

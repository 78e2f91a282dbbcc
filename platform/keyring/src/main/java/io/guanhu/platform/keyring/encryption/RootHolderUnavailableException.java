package io.guanhu.platform.keyring.encryption;

import org.jspecify.annotations.Nullable;

/**
 * The holder of root keys cannot be asked, or does not answer as it should. It says nothing of any
 * version: what cannot be seen is neither destroyed nor unknown.
 */
public final class RootHolderUnavailableException extends RuntimeException {

    public RootHolderUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public RootHolderUnavailableException(String message) {
        this(message, null);
    }
}

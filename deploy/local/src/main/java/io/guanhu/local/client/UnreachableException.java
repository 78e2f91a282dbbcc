package io.guanhu.local.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A server did not answer within the caller's patience. */
public final class UnreachableException extends RuntimeException {

    UnreachableException(URI uri, @Nullable Throwable cause) {
        super(uri.getScheme() + "://" + uri.getAuthority() + " does not answer", cause);
    }
}

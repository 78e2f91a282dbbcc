package io.guanhu.platform.connection;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Learns of requests that were refused before any filter saw them. Must not block. */
@FunctionalInterface
public interface ConnectionRefusals {

    /**
     * A request was refused.
     *
     * @param code of the problem that it was answered with
     */
    void refused(String code, @Nullable SocketAddress peer);
}

package io.guanhu.platform.connection;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Is notified of requests that were refused before any filter saw them. Must not block. */
@FunctionalInterface
public interface ConnectionRefusalListener {

    /**
     * A request was refused.
     *
     * @param code the code of the problem in the answer
     */
    void onRefusal(String code, @Nullable SocketAddress peer);
}

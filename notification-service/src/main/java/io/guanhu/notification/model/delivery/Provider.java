package io.guanhu.notification.model.delivery;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;

/** Passes messages to somebody who delivers them. The providers of a channel are tried in order. */
public interface Provider {

    /** A short name, unique among all providers and stored with each message. */
    String name();

    Channel channel();

    /** Whether it can express this destination; if not, it must not send to it. */
    default boolean reaches(String destination) {
        return true;
    }

    /**
     * Sends the parts that no provider has accepted yet. Blocks until the provider answers or times
     * out.
     */
    Outcome send(Message message, Progress progress);
}

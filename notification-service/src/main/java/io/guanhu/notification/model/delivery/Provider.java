package io.guanhu.notification.model.delivery;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;

/** Hands messages to somebody who delivers them. Providers of one channel are tried in order. */
public interface Provider {

    /** A short name, unique among all providers; stored with what it sent. */
    String name();

    Channel channel();

    /** Whether it can name this destination at all: what it cannot name it must not send. */
    default boolean reaches(String destination) {
        return true;
    }

    /**
     * Sends what of the message nobody has taken yet; blocks until the provider answered or did not
     * answer in time.
     */
    Outcome send(Message message, Progress progress);
}

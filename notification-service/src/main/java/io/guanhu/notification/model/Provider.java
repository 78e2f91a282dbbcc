package io.guanhu.notification.model;

/** Hands messages to somebody who delivers them. Providers of one channel are tried in order. */
public interface Provider {

    /** A short name, unique among all providers; stored with what it sent. */
    String name();

    Channel channel();

    /** Sends; blocks until the provider answered or did not answer in time. */
    Outcome send(Message message);
}

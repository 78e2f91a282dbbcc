package io.guanhu.notification.model.message;

/** The channel by which a message is sent. */
public enum Channel {
    SMS,
    EMAIL
}

package io.guanhu.notification.model.message;

/** How a message travels. */
public enum Channel {
    SMS,
    EMAIL
}

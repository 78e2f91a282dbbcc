package io.guanhu.notification.model;

/** How a message travels. */
public enum Channel {
    SMS,
    EMAIL
}

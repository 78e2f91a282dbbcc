package io.guanhu.privacy.model;

/** The way by which a request reached the bank. */
public enum Channel {
    APP,
    HOTLINE,
    LETTER,
    COUNTER
}

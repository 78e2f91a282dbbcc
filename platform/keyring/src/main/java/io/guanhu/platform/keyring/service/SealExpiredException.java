package io.guanhu.platform.keyring.service;

/** A value is so old that the version of the service's key that sealed it was destroyed. */
public final class SealExpiredException extends SealBrokenException {

    SealExpiredException() {
        super("A value was sealed under a key that was destroyed");
    }
}

package io.guanhu.platform.keyring;

/** A sealed value was tampered with, or belongs to another customer, category or field. */
public class SealBrokenException extends RuntimeException {

    SealBrokenException(String message) {
        super(message);
    }
}

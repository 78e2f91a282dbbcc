package io.guanhu.platform.keyring.service;

/** A sealed value was tampered with, or belongs to another customer, category or field. */
public class SealBrokenException extends RuntimeException {

    public SealBrokenException(String message) {
        super(message);
    }
}

package io.guanhu.local.proof;

/** A claim could not be proven. */
public final class NotProvenException extends RuntimeException {

    NotProvenException(String why) {
        super(why);
    }
}

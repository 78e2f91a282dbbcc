package io.guanhu.local.proof;

/** A claim does not hold. */
public final class NotProvenException extends RuntimeException {

    NotProvenException(String why) {
        super(why);
    }
}

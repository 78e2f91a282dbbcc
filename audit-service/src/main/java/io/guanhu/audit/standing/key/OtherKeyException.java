package io.guanhu.audit.standing.key;

/** What the holder of the log's key signed is not signed by the key that the settings name. */
final class OtherKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OtherKeyException(IllegalArgumentException cause) {
        super("The signature is not of the log's key", cause);
    }
}

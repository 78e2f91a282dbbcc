package io.guanhu.audit.standing.key;

/** The holder of the log's key signed with a different key from the one in the settings. */
final class WrongKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongKeyException(IllegalArgumentException cause) {
        super("The signature was not made by the log's key", cause);
    }
}

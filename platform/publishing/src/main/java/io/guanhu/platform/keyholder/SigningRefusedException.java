package io.guanhu.platform.keyholder;

/**
 * The holder of the key answers, and does not sign: no permission, no such key, or another kind.
 */
public final class SigningRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SigningRefusedException(String message) {
        super(message);
    }
}
